using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>NormalSample outside training, where it is the mean; what it draws is held by <see cref="NoiseDrawTests"/>.</summary>
public sealed class NormalSampleTests : LayerTests<NormalSampleTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("of two layers", "I: [Input(5)] | M: [Dense<Tanh>(9)] | D: [Dense<Softplus>(9, From = nameof(I))] | S: [NormalSample(nameof(M), nameof(D))] | O: [Dense(2), Output<MeanSquaredError>]"),
        new("of one layer, at the end", "I: [Input(2, 3)] | M: [Dense<Exponential>(1)] | S: [NormalSample(nameof(M), nameof(M)), Output<MeanSquaredError>]"),
    ];
}
