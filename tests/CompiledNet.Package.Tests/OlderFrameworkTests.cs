using System.IO;
using System.Threading.Tasks;

namespace CompiledNet.Package.Tests;

[Collection(nameof(PackedConsumer))]
public sealed class OlderFrameworkTests(PackedConsumer consumer)
{
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net9.0")]
    public async Task IsToldThatThePackageIsNotForIt(string framework)
    {
        string folder = Path.Combine(Path.GetDirectoryName(consumer.Project)!, framework);
        Directory.CreateDirectory(folder);
        // Nothing but the one package is looked for: the files of the framework itself would have to be fetched.
        File.WriteAllText(Path.Combine(folder, "Older.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
                <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="CompiledNet" Version="$(CompiledNetVersion)" /></ItemGroup>
            </Project>
            """);

        var result = await consumer.Dotnet("restore", [folder]);

        result.ExitCode.ShouldNotBe(0);
        result.Output.ShouldContain("NU1202");
    }
}
