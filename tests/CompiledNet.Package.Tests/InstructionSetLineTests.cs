using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace CompiledNet.Package.Tests;

[Collection(nameof(PackedConsumer))]
public sealed class InstructionSetLineTests(PackedConsumer consumer)
{
    private const string Case = "properties: ";

    private static readonly (int Lines, string Properties)[] s_cases =
    [
        (1, "RuntimeIdentifier=linux-x64"),
        (1, "RuntimeIdentifier=win-x64"),
        (0, "RuntimeIdentifier=linux-x64;IlcInstructionSet=native"),
        (0, "RuntimeIdentifier=linux-x64;CompiledNetRunTimeDispatch=true"),
        (0, "RuntimeIdentifier=linux-x64;PublishAot=false"),
        (0, "RuntimeIdentifier=linux-x64;CompiledNetInstructionSetHint=false"),
        (0, "RuntimeIdentifier=linux-arm64"),
    ];

    [Fact]
    public async Task IsPrintedForX64WithoutAnInstructionSet()
    {
        // One project asks for all of them: a process for each would take most of its time to start.
        string calls = string.Concat(s_cases.Select(each =>
            $"""<Message Importance="high" Text="{Case}{each.Properties.Replace(";", "%3B")}" /><MSBuild Projects="$(MSBuildThisFileDirectory)consumer/Consumer.csproj" Targets="CompiledNetNameInstructionSet" Properties="{each.Properties}" />"""));
        string project = Path.Combine(consumer.Project, "..", "lines.proj");
        await File.WriteAllTextAsync(project, $"""<Project><Target Name="Lines">{calls}</Target></Project>""", TestContext.Current.CancellationToken);

        var result = (await consumer.Dotnet("msbuild", [project, "-t:Lines", "-v:minimal"])).Succeeded();

        result.Output.ShouldNotContain("warning");
        string[] outputs = result.Output.Split(Case)[1..];
        outputs.Select(output => output.Split('\n')[0].Trim()).ShouldBe(s_cases.Select(each => each.Properties));
        foreach (var (output, each) in outputs.Zip(s_cases))
            output.Split('\n').Count(line => line.Contains("<IlcInstructionSet>x86-64-v3</IlcInstructionSet>", StringComparison.Ordinal) && line.Contains("<CompiledNetRunTimeDispatch>", StringComparison.Ordinal)).ShouldBe(each.Lines, each.Properties);
    }
}
