using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>GLU of all widths, with the sigmoid and with other gates.</summary>
public sealed class GLUTests : LayerTests<GLUTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("of 2", "[Input(3)] [Dense(2)] [GLU] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of 6", "[Input(3)] [Dense(6)] [GLU] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of 10, rank 2", "[Input(3, 2)] [Dense(10)] [GLU] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of 16", "[Input(3)] [Dense(16)] [GLU] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of 74", "[Input(3)] [Dense(74)] [GLU] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("SwiGLU", "[Input(3)] [Dense(12)] [GLU<SiLU>] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("leaky", "[Input(3)] [Dense(8)] [GLU<LeakyReLU>(ActivationArguments = [0.1])] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("of the input", "[Input(6)] [GLU] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("at the end", "[Input(5)] [Dense(6)] [GLU] [Loss<MeanSquaredError>]"),
    ];
}
