using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

/// <summary>A normalisation costs no pass of its own where a product goes before it.</summary>
public class ScalingFusionTests
{
    [Theory]
    [InlineData("Input(40), Dense(24), BatchNormalization, Activation<ReLU>", "MatrixProduct40x24ScaledReLU")]
    [InlineData("Input(9, 9, 3), Conv2D(8, 3), BatchNormalization, Activation<SiLU>", "ScaledSiLU")]
    [InlineData("Input(9, 9, 3), DepthwiseConv2D(3), BatchNormalization", "Scaled")]
    [InlineData("Input(40), Dense(24), Normalization, Activation<Tanh>", "MatrixProduct40x24ScaledTanh")]
    public void Behind_a_product_it_is_one_pass_with_the_activation(string layers, string kernel)
    {
        var calls = Calls($"[Network, {layers}] partial class Net;");

        calls.ShouldAllBe(call => !call.Contains("Factors"));
        Calls($"[Network, {layers}] partial class Net;", "Derivation").ShouldHaveSingleItem().ShouldContain("Factors");
        calls.Count(call => call.Contains(kernel)).ShouldBe(1);
        calls.ShouldAllBe(call => !call.StartsWith("Channels") && !call.StartsWith("Apply"));
    }

    [Theory]
    [InlineData("Input(24), BatchNormalization, Activation<ReLU>", "Channels24ScaledReLU")]
    [InlineData("Input(40), Dense<Tanh>(24), BatchNormalization, Activation<ReLU>", "Channels24ScaledReLU")]
    public void Elsewhere_it_is_a_pass_with_the_activation(string layers, string kernel) =>
        Calls($"[Network, {layers}] partial class Net;").ShouldContain(kernel);

    [Fact]
    public void Sums_that_others_read_are_left_alone() => Calls("""
        [Network]
        partial class Net
        {
            [Input(40)] public partial Node X { get; }
            [Dense(24)] public partial Node A { get; }
            [BatchNormalization] public partial Node B { get; }
            [Add(nameof(A), nameof(B)), Output] public partial Node C { get; }
        }
        """).ShouldContain("Channels24Scaled");

    [Theory]
    [InlineData("Input(32, 4), Conv1D(8, 3, Padding = Padding.Causal), BatchNormalization, Activation<ReLU>, BatchNormalization", 2)]
    [InlineData("Input(32, 4), Normalization, Dense(3)", 1)]
    [InlineData("Input(12, 12, 16), Conv2D(16, 3, Algorithm = ConvolutionAlgorithm.Winograd)", 1)]
    public void What_follows_from_parameters_alone_is_made_once_for_batches_and_steps(string layers, int count)
    {
        string declaration = $"[Network, {layers}] partial class Net;";
        var made = Calls(declaration, "Derivation");
        made.Length.ShouldBe(count);
        Calls(declaration).ShouldAllBe(call => !made.Contains(call));
    }

    // The kernels that prediction calls, in order, without the digits behind their names.
    private static string[] Calls(string declaration, string part = "Inference")
    {
        var result = GeneratorHost.Run(Sources.File(declaration), Sources.Traits);
        result.Diagnostics.ShouldBeEmpty();
        string text = result.Files.Single(file => file.Key.EndsWith($"Net.{part}.g.cs")).Value;
        return [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("Kernels.")).Select(line => line["Kernels.".Length..line.LastIndexOf('_')])];
    }
}
