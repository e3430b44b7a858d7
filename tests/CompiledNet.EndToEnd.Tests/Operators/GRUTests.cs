using System.Collections.Generic;
using CompiledNet.Testing;

namespace CompiledNet.EndToEnd.Tests.Operators;

/// <summary>GRU of all widths, with the reset gate after and before the product, and all kinds of activations and directions.</summary>
public sealed class GRUTests : LayerTests<GRUTests>, ILayerCases
{
    public static IReadOnlyList<NetworkSource> Cases { get; } =
    [
        new("by default", "[Input(5, 2)] [GRU(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("sequences", "[Input(4, 3)] [Dense<Tanh>(5)] [GRU(9, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("a lone number and unit", "[Input(4, 1)] [GRU(1, ReturnSequences = true)] [GRU(1)] [Loss<MeanSquaredError>]"),
        new("a single step", "[Input(1, 3)] [GRU(17)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("8 units", "[Input(3, 1)] [GRU(8)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("16 units, without bias", "[Input(3, 2)] [Dense<Tanh>(3)] [GRU(16, UseBias = false, ReturnSequences = true)] [Dense(1)] [Loss<MeanSquaredError>]"),
        new("other activations", "[Input(3, 2)] [Dense<Tanh>(3)] [GRU<Softsign, HardSigmoid>(5)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("activations that need their inputs", "[Input(3, 2)] [Dense<Tanh>(3)] [GRU<SiLU, GELU>(5, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("an activation that is infinite at zero", "[Input(3, 2)] [Dense(4)] [GRU<LogMagnitude, Sigmoid>(3)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("reset before", "[Input(4, 2)] [Dense<Tanh>(3)] [GRU(5, ResetAfter = false, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("reset before, the last of 17", "[Input(3, 2)] [GRU(17, ResetAfter = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("reset before, a lone number and unit", "[Input(3, 1)] [GRU(1, ResetAfter = false, ReturnSequences = true)] [GRU(1, ResetAfter = false)] [Loss<MeanSquaredError>]"),
        new("reset before, a single step", "[Input(1, 3)] [GRU(9, ResetAfter = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("reset before, without bias", "[Input(3, 2)] [GRU(8, ResetAfter = false, UseBias = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("reset before, activations that need their inputs", "[Input(3, 2)] [Dense<Tanh>(3)] [GRU<SiLU, GELU>(5, ResetAfter = false, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("reset before, an activation that is infinite at zero", "[Input(3, 2)] [Dense(4)] [GRU<LogMagnitude, Sigmoid>(3, ResetAfter = false)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("backwards", "[Input(4, 2)] [Dense<Tanh>(3)] [GRU(5, GoBackwards = true, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("both directions, side by side", "[Input(4, 2)] [Dense<Tanh>(3)] [GRU(5, Bidirectional = Bidirectional.Concat, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("both directions, the last, their mean", "[Input(3, 2)] [Dense<Tanh>(3)] [GRU(3, Bidirectional = Bidirectional.Ave)] [Dense(2)] [Loss<MeanSquaredError>]"),
        new("frozen", "[Input(3, 2)] [Dense<Tanh>(3)] [GRU(5, Trainable = false, ReturnSequences = true)] [Dense(2)] [Loss<MeanSquaredError>]"),
    ];
}
