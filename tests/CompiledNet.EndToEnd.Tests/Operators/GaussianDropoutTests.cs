using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>GaussianDropout outside training, where it is the identity.</summary>
public sealed class GaussianDropoutTests : LayerTests<GaussianDropoutTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("after a dense layer", "[Input(5)] [Dense<Tanh>(10)] [GaussianDropout(0.25)] [Dense(3)] [Loss<MeanSquaredError>]"),
        new("of the input, then at the end", "[Input(5)] [GaussianDropout(0.25)] [Dense(3)] [GaussianDropout(0)] [Loss<MeanSquaredError>]"),
        new("rank 2", "[Input(2, 3)] [Dense<Tanh>(1)] [GaussianDropout(0.25)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
