using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Conv1D and Conv2D in groups.</summary>
public sealed class GroupedConvolutionTests : LayerTests<GroupedConvolutionTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("two groups", "[Input(4, 5, 2)] [Dense<Tanh>(6)] [Conv2D<Tanh>(8, 3, Groups = 2)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("many filters", "[Input(4, 4, 2)] [Dense<Tanh>(6)] [Conv2D<Tanh>(21, 2, Groups = 3, Strides = [2], Padding = Padding.Same)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a channel each", "[Input(4, 4, 4)] [Conv2D<Tanh>(4, 3, Groups = 4, UseBias = false)] [Loss<MeanSquaredError>]"),
        new("causal, dilated", "[Input(7, 2)] [Dense<Tanh>(4)] [Conv1D<Tanh>(6, 2, Groups = 2, DilationRate = [2], Padding = Padding.Causal)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
