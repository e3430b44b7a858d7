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
    private readonly Dictionary<string, IReadOnlyList<CommandResult>> _answers = [];
    private readonly Lazy<Task<Dictionary<NativeForm, CommandResult>>> _publications;
    private readonly Lazy<Task<string[]>> _printed;

    /// <summary>A folder for it; nothing is made yet.</summary>
    public PackedConsumer() => (_publications, _printed) = (new(PublishAllAsync), new(() => Run("dotnet", BuiltProgram)));

    /// <summary>The .nupkg.</summary>
    public string PackageFile => Path.Combine(_root, "feed", $"CompiledNet.{_version}.nupkg");

    /// <summary>The folder around that of the project.</summary>
    public string Root => _root;

    /// <summary>The project file.</summary>
    public string Project => Path.Combine(_root, "consumer", "Consumer.csproj");

    /// <summary>What the built project prints.</summary>
    public Task<string[]> Printed => _printed.Value;

    /// <summary>The repository.</summary>
    public static string Repository { get; } = typeof(PackedConsumer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private string BuiltProgram => Path.Combine(_root, "consumer", "bin", "Release", "net10.0", "Consumer.dll");

    /// <summary>Packs, writes the project, builds it, and asks MSBuild what tests want to know of it.</summary>
    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Project)!);
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Consumer")))
            File.Copy(file, Path.Combine(_root, "consumer", Path.GetFileName(file)));
        // Nothing above the temporary folder may change the project.
        foreach (string file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            File.WriteAllText(Path.Combine(_root, file), "<Project />");
        File.WriteAllText(Path.Combine(_root, "nuget.config"), NuGetConfig());

        var pack = new BuildCall(
            Path.Combine(Repository, "src", "CompiledNet", "CompiledNet.csproj"), "Pack",
            "Configuration=Release", $"PackageVersion={_version}", $"PackageOutputPath={Path.Combine(_root, "feed")}", $"NuspecOutputPath={Path.Combine(_root, "nuspec")}");
        var build = new BuildCall(Project, "Build", "Configuration=Release");
        (string Test, BuildCall[] Calls)[] questions =
        [
            ("", [pack, build.Restore, build]), (nameof(OlderFrameworkTests), OlderFrameworkTests.Calls(this)), (nameof(InstructionSetLineTests), InstructionSetLineTests.Calls(this)),
            (nameof(OptimizationTests), OptimizationTests.Calls(this)),
        ];
        var answers = await MakeAsync("build", [.. questions.SelectMany(question => question.Calls)]);
        int at = 0;
        foreach (var (test, calls) in questions) _answers.Add(test, [.. answers.Skip((at += calls.Length) - calls.Length).Take(calls.Length)]);
        foreach (var answer in _answers[""]) answer.Succeeded();
    }

    /// <summary>What the <c>Calls</c> of a class of tests have printed.</summary>
    internal IReadOnlyList<CommandResult> Answers(string test) => _answers[test];

    /// <summary>Publishes the project with NativeAOT in all forms, once.</summary>
    internal async Task<NativeBuild> PublishAsync(NativeForm form) =>
        new((await _publications.Value)[form], Path.Combine(FolderOf(form), OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer"));

    private async Task<Dictionary<NativeForm, CommandResult>> PublishAllAsync()
    {
        NativeForm[] forms = [.. NativeForm.Possible];
        BuildCall[] calls = [.. forms.Select(form => form.Publication(Project, FolderOf(form)))];
        // One restore for all: what it says is read once in a process.
        var restore = calls[0] with { Properties = [.. calls[0].Properties, .. forms.Contains(NativeForm.Arm64) ? ["RuntimeIdentifiers=linux-arm64"] : (string[])[]] };
        var results = await MakeAsync("publish", [restore.Restore, .. calls]);
        return forms.Zip(results.Skip(1), (form, result) => (form, results[0].ExitCode == 0 ? result : results[0])).ToDictionary();
    }

    private string FolderOf(NativeForm form) => Path.Combine(_root, "native", form.Name);

    // With its own folder of restored packages.
    private Task<IReadOnlyList<CommandResult>> MakeAsync(string name, IReadOnlyList<BuildCall> calls) => BuildCall.RunAsync(
        Path.Combine(_root, $"{name}.proj"), calls, $"-p:CompiledNetVersion={_version}", $"-p:RestorePackagesPath={Path.Combine(_root, "packages")}", "-p:UseSharedCompilation=false");

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
