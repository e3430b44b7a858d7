using System;

namespace CompiledNet;

/// <summary>initial · rateᵖ with p = step / decaySteps, rounded down on a staircase (<c>keras.optimizers.schedules.ExponentialDecay</c>).</summary>
/// <param name="initialLearningRate">The learning rate of the first step.</param>
/// <param name="decaySteps">After how many steps the learning rate is multiplied by <paramref name="decayRate"/>.</param>
/// <param name="decayRate">The factor.</param>
public sealed class ExponentialDecay(float initialLearningRate, long decaySteps, float decayRate) : LearningRateSchedule
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
        return (float)(_initial * Math.Pow(_rate, Staircase ? Math.Floor(periods) : periods));
    }
}
