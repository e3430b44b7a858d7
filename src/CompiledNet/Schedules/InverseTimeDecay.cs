using System;

namespace CompiledNet;

/// <summary>initial / (1 + rate · p) with p = step / decaySteps, rounded down on a staircase (<c>keras.optimizers.schedules.InverseTimeDecay</c>).</summary>
/// <param name="initialLearningRate">The learning rate of the first step.</param>
/// <param name="decaySteps">How many steps make a period.</param>
/// <param name="decayRate">By how much the divisor grows in a period.</param>
public sealed class InverseTimeDecay(float initialLearningRate, long decaySteps, float decayRate) : LearningRateSchedule
{
    private readonly float _initial = Option.NotNegative(initialLearningRate, nameof(initialLearningRate));
    private readonly double _steps = Option.Positive(decaySteps, nameof(decaySteps));
    private readonly float _rate = Option.NotNegative(decayRate, nameof(decayRate));

    /// <summary>Whether the learning rate changes only every decaySteps steps.</summary>
    public bool Staircase { get; init; }

    /// <inheritdoc/>
    public override float LearningRate(long step)
    {
        double periods = step / _steps;
        return (float)(_initial / (1 + _rate * (Staircase ? Math.Floor(periods) : periods)));
    }
}
