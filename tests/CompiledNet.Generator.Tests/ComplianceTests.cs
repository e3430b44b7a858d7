using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

/// <summary>Public networks in a library that claims to be CLS-compliant: neither their emitted members nor the arrays among their attributes' arguments are reported.</summary>
public class ComplianceTests
{
    [Theory]
    [InlineData("[Network, Input(4, 2), Conv1D<ReLU>(4, 2), Flatten, Dense(1), Loss<MeanSquaredError>] public sealed partial class Net;")]
    [InlineData("[Network(Streaming = true)] public partial class Net { [Input(4, 2)] public partial Node X { get; } [Conv1D(4, 2, Padding = Padding.Causal, KernelInitializer = typeof(RandomNormal), KernelInitializerArguments = new[] { 0, 0.1 }), Output<MeanSquaredError>] public partial Node Y { get; } }")]
    [InlineData("[Block, Input, Reshape(2, -1), Flatten] public partial class Part; [Network, Input(4), Block<Part>, Dense(1)] public partial class Net;")]
    [InlineData("[Block] public partial class Part { [Input] public partial Node X { get; } [Reshape(2, -1)] public partial Node Y { get; } } [Network, Input(4), Block<Part>] public partial class Net;")]
    [InlineData("public partial class Outer { [Network, Input(8, 1), Flatten] public partial class Net; }")]
    [InlineData("[Network, Input(8, 1), Flatten, System.CLSCompliant(false)] public partial class Net;")]
    public void Nothing_is_reported(string body)
    {
        var result = GeneratorHost.Run("#pragma warning disable CS1591\nusing CompiledNet;\n[assembly: System.CLSCompliant(true)]\nnamespace Demo;\n" + body);
        result.Diagnostics.ShouldBeEmpty();
        result.CompilerDiagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void Without_the_claim_nothing_is_said() =>
        GeneratorHost.Run(Sources.File("[Network, Input(8, 1), Flatten] public partial class Net;")).Files["Demo.Net.Network.g.cs"].ShouldNotContain("CLSCompliant");
}
