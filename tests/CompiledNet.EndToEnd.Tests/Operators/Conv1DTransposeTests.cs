using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Conv1DTranspose with all kinds of windows, channels and filters.</summary>
public sealed class Conv1DTransposeTests : LayerTests<Conv1DTransposeTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(4, 2)] [Dense<Tanh>(3)] [Conv1DTranspose(4, 3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("strides", "[Input(4, 2)] [Dense<Tanh>(6)] [Conv1DTranspose<Tanh>(20, 4, Strides = [2])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("same", "[Input(5, 2)] [Dense<Tanh>(9)] [Conv1DTranspose<Tanh>(3, 4, Strides = [3], Padding = Padding.Same)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
