using System;

namespace CompiledNet;

/// <summary>(initial - end) · (1 - step / decaySteps)ᵖᵒʷᵉʳ + end (<c>keras.optimizers.schedules.PolynomialDecay</c>).</summary>
/// <param name="initialLearningRate">The learning rate of the first step.</param>
/// <param name="decaySteps">After how many steps the end is reached.</param>
/// <param name="endLearningRate">The learning rate at the end.</param>
public sealed class PolynomialDecay(float initialLearningRate, long decaySteps, float endLearningRate = 0.0001f) : LearningRateSchedule
{
    private readonly float _initial = Option.NotNegative(initialLearningRate, nameof(initialLearningRate));
    private readonly double _steps = Option.Positive(decaySteps, nameof(decaySteps));
    private readonly float _end = Option.NotNegative(endLearningRate, nameof(endLearningRate));

    /// <summary>The power; 1 for a straight line.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number of at least 0.</exception>
    public float Power { get; init => field = Option.NotNegative(value); } = 1;

    /// <summary>Whether the end moves on to the next multiple of decaySteps each time it is passed, so that the learning rate rises again.</summary>
    public bool Cycle { get; init; }

    /// <inheritdoc/>
    public override float LearningRate(long step)
    {
        double periods = step / _steps;
        double progress = Cycle ? periods / Math.Max(1, Math.Ceiling(periods)) : Math.Min(1, periods);
        return (float)(((double)_initial - _end) * Math.Pow(1 - progress, Power) + _end);
    }
}
