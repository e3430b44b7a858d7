using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Whole convolutional networks of the kinds that people build, small enough to check every gradient.</summary>
public sealed class ConvolutionalNetworkTests : LayerTests<ConvolutionalNetworkTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("LeNet", "[Input(12, 12, 1)] [Conv2D<ReLU>(6, 5, Padding = Padding.Same)] [MaxPooling2D] [Conv2D<ReLU>(16, 3)] [MaxPooling2D] [Flatten] [Dense<ReLU>(12)] [Dense<ReLU>(8)] [Dense<Softmax>(10)] [Loss<SparseCategoricalCrossentropy>]") { Scale = 0.2 },
        new("residual blocks", "I: [Input(6, 6, 2)] | A: [Conv2D<ReLU>(8, 3, Padding = Padding.Same)] | B: [Conv2D<ReLU>(8, 3, Padding = Padding.Same)] | C: [Conv2D(8, 3, Padding = Padding.Same)] | S: [Add(nameof(A), nameof(C))] | R: [Activation<ReLU>] | D: [Conv2D<ReLU>(12, 3, Strides = [2], Padding = Padding.Same)] | E: [Conv2D(12, 3, Padding = Padding.Same)] | F: [Conv2D(12, 1, Strides = [2], From = nameof(R))] | T: [Add(nameof(E), nameof(F))] | U: [Activation<ReLU>] | G: [GlobalAveragePooling2D] | H: [Dense<Softmax>(3), Output<CategoricalCrossentropy>]") { Scale = 0.2 },
        new("depthwise stack", "[Input(8, 8, 3)] [Conv2D<ReLU6>(8, 3, Strides = [2], Padding = Padding.Same)] [DepthwiseConv2D<ReLU6>(3, Padding = Padding.Same)] [Conv2D<ReLU6>(12, 1)] [DepthwiseConv2D<ReLU6>(3, Strides = [2], Padding = Padding.Same)] [Conv2D<ReLU6>(20, 1)] [GlobalAveragePooling2D] [Dense<Softmax>(4)] [Loss<SparseCategoricalCrossentropy>]"),
        new("autoencoder", "[Input(8, 8, 1)] [Conv2D<Tanh>(6, 3, Strides = [2], Padding = Padding.Same)] [Conv2D<Tanh>(9, 3, Strides = [2], Padding = Padding.Same)] [Conv2DTranspose<Tanh>(6, 3, Strides = [2], Padding = Padding.Same)] [Conv2DTranspose(1, 3, Strides = [2], Padding = Padding.Same)] [Loss<MeanSquaredError>]"),
        new("dilated, gated, with skips", "I: [Input(12, 1)] | A: [Conv1D(4, 1)] | B: [Conv1D(8, 2, Padding = Padding.Causal)] | C: [GatedTanh] | D: [Conv1D(4, 1)] | E: [Add(nameof(A), nameof(D))] | F: [Conv1D(8, 2, DilationRate = [2], Padding = Padding.Causal)] | G: [GatedTanh] | H: [Conv1D(4, 1)] | J: [Add(nameof(E), nameof(H))] | K: [Conv1D(8, 2, DilationRate = [4], Padding = Padding.Causal)] | L: [GatedTanh] | M: [Add(nameof(C), nameof(G), nameof(L))] | N: [Conv1D<ReLU>(4, 1)] | O: [Conv1D(1, 1), Output<MeanSquaredError>]"),
    ];
}
