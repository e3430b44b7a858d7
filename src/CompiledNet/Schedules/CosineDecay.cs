using System;

namespace CompiledNet;

/// <summary>
/// Half a cosine wave from the initial learning rate down to α times the highest one, after an optional linear warm-up
/// (<c>keras.optimizers.schedules.CosineDecay</c>).
/// </summary>
/// <remarks>I. Loshchilov and F. Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2016, without the restarts.</remarks>
/// <param name="initialLearningRate">The learning rate of the first step.</param>
/// <param name="decaySteps">How many steps the decay takes, the warm-up not counted.</param>
/// <param name="alpha">The share of the highest learning rate that is left at the end.</param>
public sealed class CosineDecay(float initialLearningRate, long decaySteps, float alpha = 0) : LearningRateSchedule
{
    private readonly float _initial = Option.NotNegative(initialLearningRate, nameof(initialLearningRate));
    private readonly double _steps = Option.Positive(decaySteps, nameof(decaySteps));
    private readonly float _alpha = Option.NotNegative(alpha, nameof(alpha));

    /// <summary>The learning rate at the end of the warm-up, or null for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number of at least 0.</exception>
    public float? WarmupTarget { get; init => field = value is { } target ? Option.NotNegative(target) : null; }

    /// <summary>How many steps the warm-up takes; it needs a <see cref="WarmupTarget"/> too.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long WarmupSteps { get; init => field = (long)Option.NotNegative(value); }

    /// <inheritdoc/>
    public override float LearningRate(long step)
    {
        double highest = WarmupTarget ?? _initial;
        if (WarmupTarget is not null)
        {
            if (step < WarmupSteps) return (float)(_initial + (highest - _initial) * step / WarmupSteps);
            step -= WarmupSteps;
        }

        double wave = 0.5 * (1 + Math.Cos(Math.PI * Math.Min(1, step / _steps)));
        return (float)(highest * ((1 - _alpha) * wave + _alpha));
    }
}
