using System.IO;
using System.Linq;

namespace CompiledNet.Package.Tests;

[Collection(nameof(PackedConsumer))]
public sealed class OlderFrameworkTests(PackedConsumer consumer)
{
    private static readonly string[] s_frameworks = ["net8.0", "net9.0"];

    /// <summary>Writes a project for older frameworks, and restores it.</summary>
    internal static BuildCall[] Calls(PackedConsumer consumer)
    {
        string project = Path.Combine(consumer.Root, "older", "Older.csproj");
        Directory.CreateDirectory(Path.GetDirectoryName(project)!);
        // Nothing but the one package is looked for: the files of the framework itself would have to be fetched.
        File.WriteAllText(project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>{string.Join(';', s_frameworks)}</TargetFrameworks>
                <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="CompiledNet" Version="$(CompiledNetVersion)" /></ItemGroup>
            </Project>
            """);
        return [new BuildCall(project, "Restore")];
    }

    [Fact]
    public void IsToldThatThePackageIsNotForIt()
    {
        var result = consumer.Answers(nameof(OlderFrameworkTests)).Single();

        result.ExitCode.ShouldNotBe(0);
        foreach (string framework in s_frameworks)
            result.Output.Split('\n').ShouldContain(line => line.Contains("NU1202") && line.Contains(framework), result.Output);
    }
}
