using System;
using System.Globalization;
using System.IO;
using System.Linq;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Tests;

public class ReleaseFileTests
{
    [Fact]
    public void Every_diagnostic_is_in_the_release_files_once()
    {
        string[] files = ["AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md"];
        var rows = files.SelectMany(file => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, file)))
            .Where(line => line.StartsWith("CN", StringComparison.Ordinal)).ToList();
        rows.ShouldBe(Descriptors.All.Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title.ToString(CultureInfo.InvariantCulture)}"));
    }

    [Fact]
    public void Every_problem_has_a_diagnostic_with_its_number() =>
        Enum.GetValues<ProblemCode>().Select(code => Descriptors.Of(code).Id)
            .ShouldBe(Enum.GetValues<ProblemCode>().Select(code => "CN" + ((int)code).ToString("D4", CultureInfo.InvariantCulture)));
}
