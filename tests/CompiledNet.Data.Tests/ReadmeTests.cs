using CompiledNet.Testing;

namespace CompiledNet.DataTests;

/// <summary>What the README shows is a program.</summary>
public sealed class ReadmeTests
{
    [Theory]
    [InlineData("CompiledNet.Data")]
    [InlineData("CompiledNet.MicrosoftML")]
    public void ItsProgramsAreCompiled(string package) => ReadmeCode.NotIn("ReadmePrograms.cs", package).ShouldBeEmpty();
}
