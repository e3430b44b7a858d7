using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>GlobalAveragePooling1D of all kinds of channels.</summary>
public sealed class GlobalAveragePooling1DTests : LayerTests<GlobalAveragePooling1DTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(4, 2)] [Dense<Tanh>(5)] [GlobalAveragePooling1D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("axes kept", "[Input(3, 2)] [Dense<Tanh>(17)] [GlobalAveragePooling1D(KeepDims = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channels", "[Input(4, 2)] [Dense<Tanh>(1)] [GlobalAveragePooling1D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("many steps of the input", "[Input(12, 2)] [GlobalAveragePooling1D] [Dense<Tanh>(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("at the end", "[Input(11, 2)] [Dense(8)] [GlobalAveragePooling1D] [Loss<MeanSquaredError>]"),
    ];
}
