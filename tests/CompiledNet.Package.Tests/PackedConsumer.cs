using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using CompiledNet.Package.Tests;

[assembly: AssemblyFixture(typeof(PackedConsumer))]

namespace CompiledNet.Package.Tests;

/// <summary>
/// A folder outside the repository with the package, a project that uses it, and all that restoring and building it
/// leave behind. Sources of packages are those of the machine, and a folder with the one package.
/// </summary>
public sealed class PackedConsumer : IAsyncLifetime
{
    // No build before had this version, so that no folder of packages can hold an older one.
    private readonly string _version = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}";
    private readonly string _root = Directory.CreateTempSubdirectory("compilednet-package-").FullName;
    private readonly Dictionary<string, NativeBuild> _native = [];

    // A runtime identifier would have a folder of its own, and the same assembly compiled once more, which takes longer than to make native code of it.
    private const string AsBuilt = "-p:IntermediateOutputPath=obj/Release/net10.0/";

    /// <summary>The .nupkg.</summary>
    public string PackageFile => Path.Combine(_root, "feed", $"CompiledNet.{_version}.nupkg");

    /// <summary>The folder of the project.</summary>
    public string Project => Path.Combine(_root, "consumer");

    /// <summary>The assembly of the built project.</summary>
    public string BuiltProgram => Path.Combine(Project, "bin", "Release", "net10.0", "Consumer.dll");

    /// <summary>The repository.</summary>
    public static string Repository { get; } = typeof(PackedConsumer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>Packs, writes the project and builds it.</summary>
    public async ValueTask InitializeAsync()
    {
        (await Command.Dotnet(Repository, new Dictionary<string, string>(),
            "pack", Path.Combine("src", "CompiledNet"), "-c", "Release", "--no-restore", "-o", Path.Combine(_root, "feed"),
            $"-p:PackageVersion={_version}", $"-p:NuspecOutputPath={Path.Combine(_root, "nuspec")}", "-p:UseSharedCompilation=false")).Succeeded();

        Directory.CreateDirectory(Project);
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Consumer")))
            File.Copy(file, Path.Combine(Project, Path.GetFileName(file)));
        // Nothing above the temporary folder may change the project.
        foreach (string file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            File.WriteAllText(Path.Combine(_root, file), "<Project />");
        File.WriteAllText(Path.Combine(_root, "nuget.config"), NuGetConfig());

        (await Dotnet("build", "-c", "Release")).Succeeded();
    }

    /// <summary>Runs <c>dotnet</c> on the project, with its own folder of restored packages.</summary>
    internal Task<CommandResult> Dotnet(string verb, params string[] arguments) => Command.Dotnet(
        Project, new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(_root, "packages") },
        [verb, .. arguments, $"-p:CompiledNetVersion={_version}", "-p:UseSharedCompilation=false"]);

    /// <summary>Publishes the project with NativeAOT as a stranger does; once.</summary>
    internal Task<NativeBuild> Publish() => Publish("host", [AsBuilt]);

    /// <summary>
    /// Publishes it in another form that has a name, once for each: of the library what the program reaches, without what debuggers read.
    /// The assembly is the one that was built, unless the form has other code.
    /// </summary>
    internal Task<NativeBuild> PublishAs(string form, bool hasOtherCode, params string[] arguments) => Publish(form,
    [
        .. arguments, "-p:ReachedOnly=true", "-p:NativeDebugSymbols=false", $"-p:NativeIntermediateOutputPath=obj/native-{form}/",
        .. hasOtherCode ? (string[])[$"-p:IntermediateOutputPath=obj/{form}/", "-p:RunAnalyzers=false"] : [AsBuilt],
    ]);

    private async Task<NativeBuild> Publish(string form, string[] arguments)
    {
        if (_native.TryGetValue(form, out var native)) return native;
        string folder = Path.Combine(_root, "native", form);
        var publication = await Dotnet("publish", ["-c", "Release", "-o", folder, .. arguments]);
        return _native[form] = new NativeBuild(publication, Path.Combine(folder, OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer"));
    }

    /// <summary>Runs the built project, or its published executable, and gives the lines it printed.</summary>
    internal async Task<string[]> Run(string program, params string[] arguments)
    {
        string work = Directory.CreateTempSubdirectory("compilednet-run-").FullName;
        try
        {
            var result = await Command.Run(program, work, new Dictionary<string, string>(), [.. arguments, work]);
            return result.Succeeded().Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>Deletes the folder.</summary>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    // Packages that the machine already has, the NativeAOT compiler above all, are read where they lie and not fetched again.
    private static string NuGetConfig()
    {
        string machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
            ? named
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string fallback = Directory.Exists(machine) ? $"""<add key="machine" value="{machine}" />""" : "";
        return $"""
            <configuration>
              <packageSources><add key="packed" value="feed" /></packageSources>
              <fallbackPackageFolders>{fallback}</fallbackPackageFolders>
            </configuration>
            """;
    }
}
