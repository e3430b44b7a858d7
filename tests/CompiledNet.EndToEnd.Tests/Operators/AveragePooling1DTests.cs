using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>AveragePooling1D of all kinds of windows and channels.</summary>
public sealed class AveragePooling1DTests : LayerTests<AveragePooling1DTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(6, 2)] [Dense<Tanh>(5)] [AveragePooling1D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a rest at the end", "[Input(7, 2)] [Dense<Tanh>(8)] [AveragePooling1D(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("overlapping", "[Input(6, 2)] [Dense<Tanh>(17)] [AveragePooling1D(3, Strides = [1])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("gaps", "[Input(8, 2)] [Dense<Tanh>(4)] [AveragePooling1D(2, Strides = [3])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("same", "[Input(5, 2)] [Dense<Tanh>(3)] [AveragePooling1D(2, Padding = Padding.Same)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("same, overlapping", "[Input(6, 2)] [Dense<Tanh>(6)] [AveragePooling1D(4, Strides = [2], Padding = Padding.Same)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("same, longer than the input", "[Input(3, 2)] [Dense<Tanh>(2)] [AveragePooling1D(7, Strides = [1], Padding = Padding.Same)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("long windows", "[Input(11, 2)] [Dense<Tanh>(3)] [AveragePooling1D(10, Strides = [1])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channels", "[Input(6, 3)] [Dense<Tanh>(1)] [AveragePooling1D(3, Strides = [2])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(6, 3)] [AveragePooling1D] [Dense<Tanh>(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("at the end", "[Input(6, 3)] [Dense(3)] [AveragePooling1D] [Loss<MeanSquaredError>]"),
    ];
}
