using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace CompiledNet.Package.Tests;

/// <summary>Which projects are optimised: the arguments that the compiler would be given, without running it.</summary>
[Collection(nameof(PackedConsumer))]
public sealed class OptimizationTests(PackedConsumer consumer)
{
    private static readonly string[] Arguments =
        ["-t:CoreCompile", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildProjectReferences=false", "-getItem:CscCommandLineArgs"];

    [Theory]
    [InlineData("/optimize+", "-p:Configuration=Debug")]
    [InlineData("/optimize+", "-p:Configuration=Release")]
    [InlineData("/optimize-", "-p:Configuration=Debug", "-p:Optimize=false")]
    public async Task AProjectThatRefersToThePackageIsOptimisedUnlessItRefuses(string expected, params string[] properties)
    {
        // A folder of its own for what is in between, as nothing is compiled where it is up to date.
        string output = Regex.Unescape((await consumer.Dotnet("msbuild", [.. Arguments, $"-p:IntermediateOutputPath=obj/asked{string.Concat(properties).Length}/", .. properties])).Succeeded().Output);

        output.ShouldContain($"\"{expected}\"");
        output.ShouldContain("\"/debug:portable\"");
    }

    [Fact]
    public async Task AProjectThatRefersToSuchAProjectKeepsItsDebugBuild()
    {
        string folder = Path.Combine(Path.GetDirectoryName(consumer.Project)!, "application");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Application.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup><ProjectReference Include="../consumer/Consumer.csproj" /></ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "System.Console.WriteLine();");
        (await consumer.Dotnet("restore", [folder])).Succeeded();

        string output = (await consumer.Dotnet("msbuild", [Path.Combine(folder, "Application.csproj"), .. Arguments, "-getProperty:CompiledNetDefaultsToOptimize", "-p:Configuration=Debug"])).Succeeded().Output;

        output.ShouldContain("\"/optimize-\"");
        output.ShouldContain("\"CompiledNetDefaultsToOptimize\": \"true\"", customMessage: "the package did not come through");
        output.ShouldNotContain("CompiledNet.Generator.dll", customMessage: "it can have networks of its own after all");
    }
}
