using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace CompiledNet.Package.Tests;

/// <summary>Which projects are optimised: the arguments that the compiler would be given, without running it.</summary>
[Collection(nameof(PackedConsumer))]
public sealed class OptimizationTests(PackedConsumer consumer)
{
    private const string Case = "project: ", Property = "CompiledNetDefaultsToOptimize";

    // What is in between has a folder of its own for each, as nothing is compiled where it is up to date.
    private static readonly (string Project, string Properties, string Expected)[] s_cases =
    [
        ("consumer/Consumer.csproj", "Configuration=Debug", "/optimize+"),
        ("consumer/Consumer.csproj", "Configuration=Release", "/optimize+"),
        ("consumer/Consumer.csproj", "Configuration=Debug;Optimize=false", "/optimize-"),
        ("application/Application.csproj", "Configuration=Debug", "/optimize-"),
    ];

    [Fact]
    public async Task AProjectThatRefersToThePackageIsOptimisedUnlessItRefusesAndOneThatRefersToThatIsNot()
    {
        string folder = Path.GetFullPath(Path.Combine(consumer.Project, "..")), application = Path.Combine(folder, "application");
        Directory.CreateDirectory(application);
        await Write(Path.Combine(application, "Application.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup><ProjectReference Include="../consumer/Consumer.csproj" /></ItemGroup>
            </Project>
            """);
        await Write(Path.Combine(application, "Program.cs"), "System.Console.WriteLine();");
        string printing = Path.Combine(folder, "printing.targets"), all = Path.Combine(folder, "optimization.proj");
        await Write(printing, $"""<Project><Target Name="Print" AfterTargets="CoreCompile"><Message Importance="high" Text="@(CscCommandLineArgs) {Property}=$({Property})" /></Target></Project>""");
        // One process for all of them: to start takes most of its time.
        string calls = string.Concat(s_cases.Select((each, number) =>
            $"""
            <Message Importance="high" Text="{Case}{each.Project}" />
            <MSBuild Projects="$(MSBuildThisFileDirectory){each.Project}" Targets="CoreCompile"
              Properties="SkipCompilerExecution=true;ProvideCommandLineArgs=true;BuildProjectReferences=false;CustomAfterMicrosoftCommonTargets={printing};IntermediateOutputPath=obj/asked{number}/;{each.Properties}" />
            """));
        await Write(all, $"""
            <Project><Target Name="Ask">
              <MSBuild Projects="$(MSBuildThisFileDirectory)application/Application.csproj" Targets="Restore" Properties="MSBuildRestoreSessionId=1" />
              {calls}
            </Target></Project>
            """);

        string[] outputs = (await consumer.Dotnet("msbuild", [all, "-t:Ask", "-v:minimal"])).Succeeded().Output.Split(Case)[1..];

        outputs.Select(output => output.Split('\n')[0].Trim()).ShouldBe(s_cases.Select(each => each.Project));
        foreach (var (output, each) in outputs.Zip(s_cases))
        {
            string arguments = output.Split('\n').Single(line => line.Contains("/out:", System.StringComparison.Ordinal));
            arguments.Split(';').ShouldContain(each.Expected, each.Properties);
            if (each.Project.StartsWith("consumer", System.StringComparison.Ordinal)) arguments.Split(';').ShouldContain("/debug:portable");
        }

        outputs[^1].ShouldContain(Property + "=true", customMessage: "the package did not come through");
        outputs[^1].ShouldNotContain("CompiledNet.Generator.dll", customMessage: "it can have networks of its own after all");
    }

    private static Task Write(string path, string text) => File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
}
