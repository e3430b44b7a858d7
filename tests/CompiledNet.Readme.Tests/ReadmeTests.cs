using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace CompiledNet.Readme.Tests;

// Programs write to the console and read the current folder; a process has one of each.
[Collection("process")]
public sealed class ReadmeTests
{
    [Fact]
    public void EveryBlockCompilesAndRuns() =>
        ReadmeCheck.Failures(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).ShouldBeEmpty();

    /// <summary>One after another on one page, whose lines a failure counts.</summary>
    [Fact]
    public void EveryProgramOfThePackagesCompilesAndRuns()
    {
        string[] packages = ["Report", "Plots", "LivePage", "TensorBoard", "Tuning", "Explanations"];
        string page = string.Join('\n', packages.Select(package => File.ReadAllText(Path.Combine(Repository.Root, "src", $"CompiledNet.{package}", "README.md"))));
        ReadmeCheck.FailuresTogether(page, out string printed).ShouldBeEmpty();
        printed.ShouldContain("Live page: http://127.0.0.1:");
        Number(printed, @"learning_rate (\d[.]\d+)").ShouldBeInRange(0, 1);
        printed.ShouldContain("glucose");
    }

    [Fact]
    public void EveryProgramOfThePageForUsersOfKerasCompilesRunsAndLearns()
    {
        ReadmeCheck.FailuresTogether(File.ReadAllText(Path.Combine(Repository.Root, "samples", "README.md")), out string printed).ShouldBeEmpty();

        // Well below what the programs reach, as other processors round otherwise.
        Number(printed, @"accuracy (\d+[.]\d) %, worst fold").ShouldBeGreaterThan(90);
        Number(printed, @"r2_score: (\d+[.]\d+)").ShouldBeGreaterThan(0.7);
        Number(printed, @"reconstruction (\d+[.]\d+)").ShouldBeLessThan(0.55);
        Number(printed, @"mean of what it makes: (\d+[.]\d)").ShouldBe(3, 1);
        Number(printed, @"(\d+) of 45").ShouldBeGreaterThan(39);
        Number(printed, @"(\d+) of 600 pairs").ShouldBeGreaterThan(480);
        Number(printed, @"loop: (\d+[.]\d+)").ShouldBeLessThan(0.6);
        Number(printed, @"steps: \d+ at first, (\d+) at last").ShouldBeGreaterThan(60);
        Number(printed, @"untouched (\d+[.]\d+)").ShouldBeGreaterThan(0.85);
        Number(printed, @"attacked (\d+[.]\d+)").ShouldBeLessThan(0.7);
        Number(printed, @"largest error (\d+[.]\d+)").ShouldBeLessThan(0.05);
        printed.ShouldContain("> > > > >");
    }

    private static double Number(string printed, string pattern)
    {
        var match = Regex.Match(printed, pattern);
        match.Success.ShouldBeTrue($"{pattern} in {printed}");
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }
}
