using System.Linq;
using CompiledNet.Testing;

namespace CompiledNet.Generator.Tests;

/// <summary>Convolutions are computed by the algorithm that is asked for, or by that which costs less.</summary>
public class ConvolutionAlgorithmTests
{
    [Theory]
    [InlineData("Input(14, 14, 6), Conv2D(16, 5)", true)]
    [InlineData("Input(32, 32, 32), Conv2D(32, 3, Padding = Padding.Same)", true)]
    [InlineData("Input(128, 16), Conv1D(16, 3, Padding = Padding.Causal)", true)]
    [InlineData("Input(28, 28, 1), Conv2D(6, 5, Padding = Padding.Same)", false)]
    [InlineData("Input(6, 6, 2), Conv2D(4, 3)", false)]
    [InlineData("Input(32, 32, 32), Conv2D(32, 3, Strides = new[] { 2 })", false)]
    [InlineData("Input(32, 32, 32), Conv2D(32, 1)", false)]
    [InlineData("Input(14, 14, 6), Conv2D(16, 5, Algorithm = ConvolutionAlgorithm.Direct)", false)]
    [InlineData("Input(6, 6, 2), Conv2D(4, 3, Algorithm = ConvolutionAlgorithm.Winograd)", true)]
    public void The_form_is_that_of_the_algorithm(string layers, bool isWinograd)
    {
        var files = GeneratorHost.Run(Sources.File($"[Network, {layers}, Loss<MeanSquaredError>] partial class Net;"), Sources.Traits).Files;

        foreach (string pass in new[] { isWinograd ? "Derivation" : "Inference", "Training" })
            files.Single(file => file.Key.EndsWith($"Net.{pass}.g.cs")).Value.Contains("Kernels.WinogradWeights").ShouldBe(isWinograd);
    }
}
