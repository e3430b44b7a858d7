using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>GlobalMaxPooling2D of all kinds of channels.</summary>
public sealed class GlobalMaxPooling2DTests : LayerTests<GlobalMaxPooling2DTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(2, 3, 2)] [Dense<Tanh>(5)] [GlobalMaxPooling2D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("axes kept", "[Input(2, 2, 2)] [Dense<Tanh>(33)] [GlobalMaxPooling2D(KeepDims = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channels", "[Input(3, 2, 2)] [Dense<Tanh>(1)] [GlobalMaxPooling2D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("many pixels of the input", "[Input(5, 4, 3)] [GlobalMaxPooling2D] [Dense<Tanh>(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("at the end", "[Input(4, 4, 2)] [Dense(4)] [GlobalMaxPooling2D] [Loss<MeanSquaredError>]"),
    ];
}
