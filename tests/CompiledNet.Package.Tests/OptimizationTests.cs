using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace CompiledNet.Package.Tests;

/// <summary>Which projects are optimised: the arguments that the compiler would be given, without running it.</summary>
[Collection(nameof(PackedConsumer))]
public sealed class OptimizationTests(PackedConsumer consumer)
{
    private const string Case = "project: ", Property = "CompiledNetDefaultsToOptimize", Generator = "CompiledNet.Generator.dll";

    // What is in between has a folder of its own for each, as nothing is compiled where it is up to date. Through a project that keeps to the
    // defaults of NuGet the library comes, and its targets, but no generator; through one that keeps nothing to itself comes all.
    private static readonly (string Project, string Properties, bool IsOptimized, bool HasGenerator)[] s_cases =
    [
        ("consumer/Consumer.csproj", "Configuration=Debug", true, true),
        ("consumer/Consumer.csproj", "Configuration=Release", true, true),
        ("consumer/Consumer.csproj", "Configuration=Debug;Optimize=false", false, true),
        ("application/Application.csproj", "Configuration=Debug", false, false),
        ("application/Application.csproj", "Configuration=Release", true, false),
        ("network/Network.csproj", "Configuration=Debug", true, true),
        ("network/Network.csproj", "Configuration=Debug;Optimize=false", false, true),
    ];

    [Fact]
    public async Task Who_has_the_generator_is_optimised_unless_it_refuses_and_nobody_else()
    {
        string folder = Path.GetFullPath(Path.Combine(consumer.Project, ".."));
        await Write(folder, "application/Application.csproj", Application("../consumer/Consumer.csproj"));
        await Write(folder, "sharing/Sharing.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="CompiledNet" Version="$(CompiledNetVersion)" PrivateAssets="none" /></ItemGroup>
            </Project>
            """);
        await Write(folder, "network/Network.csproj", Application("../sharing/Sharing.csproj"));
        foreach (string project in new[] { "application", "network" }) await Write(folder, $"{project}/Program.cs", "System.Console.WriteLine();");
        string printing = Path.Combine(folder, "printing.targets"), all = Path.Combine(folder, "optimization.proj");
        await Write(folder, "printing.targets", $"""<Project><Target Name="Print" AfterTargets="CoreCompile"><Message Importance="high" Text="@(CscCommandLineArgs) {Property}=$({Property})" /></Target></Project>""");
        // One process for all of them: to start takes most of its time.
        string calls = string.Concat(s_cases.Select((each, number) =>
            $"""
            <Message Importance="high" Text="{Case}{each.Project}" />
            <MSBuild Projects="$(MSBuildThisFileDirectory){each.Project}" Targets="CoreCompile"
              Properties="SkipCompilerExecution=true;ProvideCommandLineArgs=true;BuildProjectReferences=false;CustomAfterMicrosoftCommonTargets={printing};IntermediateOutputPath=obj/asked{number}/;{each.Properties}" />
            """));
        await Write(folder, "optimization.proj", $"""
            <Project><Target Name="Ask">
              <MSBuild Projects="$(MSBuildThisFileDirectory)application/Application.csproj;$(MSBuildThisFileDirectory)network/Network.csproj" Targets="Restore" Properties="MSBuildRestoreSessionId=1" />
              {calls}
            </Target></Project>
            """);

        string[] outputs = (await consumer.Dotnet("msbuild", [all, "-t:Ask", "-v:minimal"])).Succeeded().Output.Split(Case)[1..];

        outputs.Select(output => output.Split('\n')[0].Trim()).ShouldBe(s_cases.Select(each => each.Project));
        foreach (var (output, each) in outputs.Zip(s_cases))
        {
            string[] arguments = output.Split('\n').Single(line => line.Contains("/out:", StringComparison.Ordinal)).Split(';');
            arguments.ShouldContain(each.IsOptimized ? "/optimize+" : "/optimize-", $"{each.Project}: {each.Properties}");
            arguments.Any(argument => argument.StartsWith("/analyzer:", StringComparison.Ordinal) && argument.EndsWith(Generator, StringComparison.Ordinal)).ShouldBe(each.HasGenerator, each.Project);
            arguments.ShouldContain(argument => argument.StartsWith("/reference:", StringComparison.Ordinal) && argument.EndsWith("CompiledNet.dll", StringComparison.Ordinal), each.Project);
            if (each is { IsOptimized: true, HasGenerator: true }) arguments.ShouldContain("/debug:portable");
            if (!each.Properties.Contains("Optimize", StringComparison.Ordinal) && each.Properties.Contains("Debug", StringComparison.Ordinal)) output.ShouldContain(Property + "=true", customMessage: "the properties of the package did not come through");
        }
    }

    private static string Application(string reference) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
          <ItemGroup><ProjectReference Include="{reference}" /></ItemGroup>
        </Project>
        """;

    private static Task Write(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
    }
}
