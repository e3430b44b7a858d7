using System.IO;
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
                    "CompiledNet.nuspec", "README.md", "icon.png",
                    "analyzers/dotnet/cs/CompiledNet.CodeFixes.dll", "analyzers/dotnet/cs/CompiledNet.Generator.dll",
                    "buildTransitive/net10.0/CompiledNet.props", "buildTransitive/net10.0/CompiledNet.targets",
                    "lib/net10.0/CompiledNet.dll", "lib/net10.0/CompiledNet.xml",
                ],
                ignoreOrder: true);
    }

    [Fact]
    public void HasItsSymbolsInAPackageOfTheirOwn()
    {
        using var symbols = ZipFile.OpenRead(Path.ChangeExtension(consumer.PackageFile, ".snupkg"));

        symbols.Entries.ShouldContain(entry => entry.FullName == "lib/net10.0/CompiledNet.pdb");
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
        Value("icon").ShouldBe("icon.png");
        Value("projectUrl").ShouldStartWith("https://github.com/");
        metadata.Elements().Single(element => element.Name.LocalName == "repository").Attribute("url")!.Value.ShouldBe(Value("projectUrl"));
        metadata.Descendants().Count(element => element.Name.LocalName == "dependency").ShouldBe(0);
    }
}
