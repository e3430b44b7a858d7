using System;
using System.IO;
using System.Linq;

namespace CompiledNet.Package.Tests;

/// <summary>Which projects are optimised: the arguments that the compiler would be given, without running it.</summary>
[Collection(nameof(PackedConsumer))]
public sealed class OptimizationTests(PackedConsumer consumer)
{
    private const string Property = "CompiledNetDefaultsToOptimize", Generator = "CompiledNet.Generator.dll";

    private static readonly string[] s_restored = ["application", "stranger", "reader"];

    // Through another project comes all that the package has: a project that refers to it has the generator as well. One that keeps the package to itself passes
    // nothing on, and one that removes the generator has no networks. What is asked twice has a folder of its own each time, as nothing is compiled where it is up to date.
    private static readonly (string Project, string Properties, bool IsOptimized, bool HasGenerator, bool HasLibrary)[] s_cases =
    [
        ("consumer/Consumer.csproj", "Configuration=Debug", true, true, true),
        ("consumer/Consumer.csproj", "Configuration=Release", true, true, true),
        ("consumer/Consumer.csproj", "Configuration=Debug;Optimize=false", false, true, true),
        ("application/Application.csproj", "Configuration=Debug", true, true, true),
        ("application/Application.csproj", "Configuration=Debug;Optimize=false", false, true, true),
        ("stranger/Stranger.csproj", "Configuration=Debug", false, false, false),
        ("reader/Reader.csproj", "Configuration=Debug", false, false, true),
        ("reader/Reader.csproj", "Configuration=Release", true, false, true),
    ];

    /// <summary>Writes the projects, restores them, and asks each for the arguments that it would give to the compiler.</summary>
    internal static BuildCall[] Calls(PackedConsumer consumer)
    {
        string folder = consumer.Root, printing = Path.Combine(folder, "printing.targets");
        Write(folder, "application/Application.csproj", Application("""<ProjectReference Include="../consumer/Consumer.csproj" />"""));
        Write(folder, "hiding/Hiding.csproj", Application("""<PackageReference Include="CompiledNet" Version="$(CompiledNetVersion)" PrivateAssets="all" />"""));
        Write(folder, "stranger/Stranger.csproj", Application("""<ProjectReference Include="../hiding/Hiding.csproj" />"""));
        Write(folder, "reader/Reader.csproj", Application("""<PackageReference Include="CompiledNet" Version="$(CompiledNetVersion)" />""", """
            <Target Name="Remove" AfterTargets="ResolveLockFileAnalyzers;ResolveReferences"><ItemGroup><Analyzer Remove="@(Analyzer->WithMetadataValue('NuGetPackageId', 'CompiledNet'))" /></ItemGroup></Target>
            """));
        foreach (string project in s_restored) Write(folder, $"{project}/Program.cs", "System.Console.WriteLine();");
        Write(folder, "printing.targets", $"""<Project><Target Name="Print" AfterTargets="Compile"><Message Importance="high" Text="@(CscCommandLineArgs) {Property}=$({Property})" /></Target></Project>""");
        return
        [
            .. s_restored.Select(project => new BuildCall(Path.Combine(folder, project, $"{char.ToUpperInvariant(project[0])}{project[1..]}.csproj"), "Restore", "MSBuildRestoreSessionId=1")),
            .. s_cases.Select((each, number) => new BuildCall(
                Path.Combine(folder, each.Project), "Compile",
                [
                    "SkipCompilerExecution=true", "ProvideCommandLineArgs=true", "BuildProjectReferences=false", $"CustomAfterMicrosoftCommonTargets={printing}", $"IntermediateOutputPath=obj/asked{number}/",
                    .. each.Properties.Split(';'),
                ])),
        ];
    }

    [Fact]
    public void Who_has_the_generator_is_optimised_unless_it_refuses_and_nobody_else()
    {
        var answers = consumer.Answers(nameof(OptimizationTests)).Select(answer => answer.Succeeded().Output).Skip(s_restored.Length);

        foreach (var (output, each) in answers.Zip(s_cases))
        {
            string[] arguments = output.Split('\n').Single(line => line.Contains("/out:", StringComparison.Ordinal)).Split(';');
            arguments.ShouldContain(each.IsOptimized ? "/optimize+" : "/optimize-", $"{each.Project}: {each.Properties}");
            arguments.Any(argument => argument.StartsWith("/analyzer:", StringComparison.Ordinal) && argument.EndsWith(Generator, StringComparison.Ordinal)).ShouldBe(each.HasGenerator, each.Project);
            arguments.Any(argument => argument.StartsWith("/reference:", StringComparison.Ordinal) && argument.EndsWith("/CompiledNet.dll", StringComparison.Ordinal)).ShouldBe(each.HasLibrary, each.Project);
            arguments.ShouldContain(argument => argument.StartsWith("/reference:", StringComparison.Ordinal) && argument.EndsWith("System.Runtime.dll", StringComparison.Ordinal), "references were not looked for");
            if (each is { IsOptimized: true, HasGenerator: true }) arguments.ShouldContain("/debug:portable");
            if (each.HasLibrary && !each.Properties.Contains("Optimize", StringComparison.Ordinal)) output.ShouldContain(Property + "=true", customMessage: "the properties of the package did not come through");
        }
    }

    private static string Application(string item, string target = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
          <ItemGroup>{item}</ItemGroup>
          {target}
        </Project>
        """;

    private static void Write(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
