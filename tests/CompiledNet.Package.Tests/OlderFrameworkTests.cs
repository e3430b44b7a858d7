using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace CompiledNet.Package.Tests;

[Collection(nameof(PackedConsumer))]
public sealed class OlderFrameworkTests(PackedConsumer consumer)
{
    private static readonly string[] s_frameworks = ["net8.0", "net9.0"];

    [Fact]
    public async Task IsToldThatThePackageIsNotForIt()
    {
        string folder = Path.Combine(Path.GetDirectoryName(consumer.Project)!, "older");
        Directory.CreateDirectory(folder);
        // Nothing but the one package is looked for: the files of the framework itself would have to be fetched.
        File.WriteAllText(Path.Combine(folder, "Older.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>{string.Join(';', s_frameworks)}</TargetFrameworks>
                <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="CompiledNet" Version="$(CompiledNetVersion)" /></ItemGroup>
            </Project>
            """);

        var result = await consumer.Dotnet("restore", [folder]);

        result.ExitCode.ShouldNotBe(0);
        foreach (string framework in s_frameworks)
            result.Output.Split('\n').ShouldContain(line => line.Contains("NU1202") && line.Contains(framework), result.Output);
    }
}
