using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;

namespace CompiledNet.Package.Tests;

public sealed class PackageContentTests(PackedConsumer consumer)
{
    [Fact]
    public void HoldsTheRuntimeItsCompilerPartsAndNothingElse()
    {
        using var package = ZipFile.OpenRead(consumer.PackageFile);

        package.Entries.Select(entry => entry.FullName)
            .Where(name => name.Contains('/') ? name.Split('/')[0] is not ("_rels" or "package") : name != "[Content_Types].xml")
            .ShouldBe(
                [
                    "CompiledNet.nuspec", "README.md",
                    "analyzers/dotnet/cs/CompiledNet.CodeFixes.dll", "analyzers/dotnet/cs/CompiledNet.Generator.dll",
                    "buildTransitive/CompiledNet.targets",
                    "lib/net10.0/CompiledNet.dll", "lib/net10.0/CompiledNet.xml",
                ],
                ignoreOrder: true);
    }

    [Fact]
    public void NamesItsLicenseAndReadmeAndNoDependency()
    {
        using var package = ZipFile.OpenRead(consumer.PackageFile);
        using var content = package.GetEntry("CompiledNet.nuspec")!.Open();
        var metadata = XDocument.Load(content).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

        Value("id").ShouldBe("CompiledNet");
        Value("license").ShouldBe("MIT");
        Value("readme").ShouldBe("README.md");
        metadata.Descendants().Count(element => element.Name.LocalName == "dependency").ShouldBe(0);
    }
}
