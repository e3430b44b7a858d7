namespace CompiledNet.Package.Tests;

/// <summary>How a program ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>Fails with all that the program printed unless it succeeded.</summary>
    public CommandResult Succeeded()
    {
        ExitCode.ShouldBe(0, Output);
        return this;
    }
}
