using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Threading.Tasks;

namespace CompiledNet.Package.Tests;

/// <summary>What <c>dotnet build</c>, <c>publish</c> or <c>restore</c> would do with a project, as one of several calls in a process: to start it takes most of the time of each.</summary>
/// <param name="Project">The project file.</param>
/// <param name="Targets">Its targets, separated by semicolons.</param>
/// <param name="Properties">Global properties as <c>Name=Value</c>.</param>
internal sealed record BuildCall(string Project, string Targets, params IReadOnlyList<string> Properties)
{
    private const string Begin = "call begins: ", End = "call ends: ";

    /// <summary>The restore for this call, with the same properties.</summary>
    // The two that `dotnet` adds: nothing that is evaluated here, without what packages bring, is used again afterwards.
    public BuildCall Restore => new(Project, nameof(Restore), [.. Properties, $"MSBuildRestoreSessionId={Path.GetRandomFileName()}", "ExcludeRestorePackageImports=true"]);

    /// <summary>Makes the calls one after another, each whatever became of those before, and gives what each printed.</summary>
    /// <param name="script">The file of the project that makes them, which is written.</param>
    /// <param name="calls">The calls.</param>
    /// <param name="arguments">Of <c>dotnet msbuild</c>, for all of them.</param>
    public static async Task<IReadOnlyList<CommandResult>> RunAsync(string script, IReadOnlyList<BuildCall> calls, params string[] arguments)
    {
        await File.WriteAllTextAsync(script, $"""<Project><Target Name="Calls">{string.Concat(calls.Select((call, number) => call.Text(number)))}</Target></Project>""");
        // On one node, so that the texts of calls do not mix.
        var result = await Command.Dotnet(Path.GetDirectoryName(script)!, ["msbuild", script, "-t:Calls", "-v:minimal", "-m:1", .. arguments]);
        string[] texts = result.Output.Split(Begin);
        return [.. calls.Select((_, number) => number + 1 < texts.Length && texts[number + 1].Split(End) is [var output, var end]
            ? new CommandResult(end.StartsWith("true", System.StringComparison.Ordinal) ? 0 : 1, output[(output.IndexOf('\n') + 1)..])
            : result with { ExitCode = -1 })];
    }

    private string Text(int number) => $"""
        <Message Importance="high" Text="{Begin}{number}" />
        <MSBuild Projects="{SecurityElement.Escape(Project)}" Targets="{Targets}" Properties="{SecurityElement.Escape(string.Join(';', Properties))}" ContinueOnError="ErrorAndContinue" />
        <Message Importance="high" Text="{End}$(MSBuildLastTaskResult)" />
        """;
}
