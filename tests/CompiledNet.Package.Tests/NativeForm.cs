using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace CompiledNet.Package.Tests;

/// <summary>A form of native executable that users publish.</summary>
/// <param name="Name">Its name, and that of its folder.</param>
/// <param name="Tools">What the machine needs to make, run and read it.</param>
/// <param name="Properties">What the project sets for it.</param>
internal sealed record NativeForm(string Name, Tool[] Tools, params IReadOnlyList<string> Properties)
{
    // A runtime identifier would have a folder of its own, and the same assembly compiled once more, which takes longer than to make native code of it.
    private const string AsBuilt = "IntermediateOutputPath=obj/Release/net10.0/";

    // Of the library what the program reaches, without what debuggers read.
    private static readonly string[] s_reached = ["ReachedOnly=true", "NativeDebugSymbols=false"];

    /// <summary>What a stranger gets who says nothing, and all of the library in it.</summary>
    public static NativeForm Host { get; } = new("host", [Tool.Clang, Tool.Objdump], AsBuilt);

    /// <summary>For processors with AVX2.</summary>
    public static NativeForm Avx2 { get; } = new("x64-v3", [Tool.Clang, Tool.Objdump], [.. s_reached, AsBuilt, "IlcInstructionSet=x86-64-v3"]);

    /// <summary>For processors with AVX, that asks for AVX2 when it runs: other code.</summary>
    public static NativeForm Dispatch { get; } = new("dispatch", [Tool.Clang, Tool.Objdump, Tool.OlderX64],
        [.. s_reached, "IntermediateOutputPath=obj/dispatch/", "RunAnalyzers=false", "CompiledNetRunTimeDispatch=true"]);

    /// <summary>For Arm64.</summary>
    public static NativeForm Arm64 { get; } = new("arm64", Tool.Arm64, [.. s_reached, AsBuilt, "RuntimeIdentifier=linux-arm64", "LinkerFlavor=lld", "ObjCopyName=aarch64-linux-gnu-objcopy"]);

    /// <summary>Those that this machine can make; that of the machine itself is tried in any case.</summary>
    public static IEnumerable<NativeForm> Possible =>
        [Host, .. new[] { Avx2, Dispatch, Arm64 }.Where(form => IsLinuxOnX64 && form.Tools.All(tool => tool.IsPresent))];

    /// <summary>Where disassembly is read.</summary>
    public static bool IsLinuxOnX64 => System.OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64;

    /// <summary>The call that publishes it from a project.</summary>
    /// <param name="project">The project file.</param>
    /// <param name="folder">Where the executable comes to lie.</param>
    public BuildCall Publication(string project, string folder) => new(
        project, "Publish", [.. Properties, $"NativeIntermediateOutputPath=obj/native-{Name}/", "Configuration=Release", $"PublishDir={folder}/", "_IsPublishing=true"]);
}
