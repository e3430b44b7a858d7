using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>UpSampling1D of padded and lone channels.</summary>
public sealed class UpSampling1DTests : LayerTests<UpSampling1DTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(3, 2)] [Dense<Tanh>(5)] [UpSampling1D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("3 times", "[Input(2, 4)] [Dense<Tanh>(17)] [UpSampling1D(3)] [Dense<Tanh>(3)] [Flatten] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(3, 2)] [UpSampling1D(2)] [Dense<Tanh>(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channels", "[Input(3, 2)] [Dense<Tanh>(1)] [UpSampling1D(4)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("once", "[Input(3, 2)] [Dense<Tanh>(4)] [UpSampling1D(1)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
