using System.IO;

namespace CompiledNet.Readme.Tests;

// Programs write to the console and read the current folder; a process has one of each.
[Collection("process")]
public sealed class ReadmeTests
{
    [Fact]
    public void EveryBlockCompilesAndRuns() =>
        ReadmeCheck.Failures(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).ShouldBeEmpty();

    [Fact]
    public void EveryProgramOfThePageForUsersOfKerasCompilesAndRuns() =>
        ReadmeCheck.FailuresTogether(File.ReadAllText(Path.Combine(Repository.Root, "samples", "README.md"))).ShouldBeEmpty();
}
