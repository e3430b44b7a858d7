using CompiledNet.Testing;

namespace CompiledNet.TextTests;

/// <summary>What the README shows is a program.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void ItsProgramsAreCompiled() => ReadmeCode.NotIn("ReadmePrograms.cs", "CompiledNet.Text").ShouldBeEmpty();
}
