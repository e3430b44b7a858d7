using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>Cropping1D by one number and by two.</summary>
public sealed class Cropping1DTests : LayerTests<Cropping1DTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(4, 2)] [Dense<Tanh>(5)] [Cropping1D] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("3 at the start", "[Input(5, 2)] [Dense<Tanh>(17)] [Cropping1D(3, 0)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(5, 3)] [Cropping1D(1, 2)] [Dense<Tanh>(4)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("lone channels", "[Input(5, 3)] [Dense<Tanh>(1)] [Cropping1D(2)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
