using System;

namespace CompiledNet;

/// <summary>
/// Half cosine waves from the initial learning rate down to α times it, one after another
/// (<c>keras.optimizers.schedules.CosineDecayRestarts</c>).
/// </summary>
/// <remarks>I. Loshchilov and F. Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2016.</remarks>
/// <param name="initialLearningRate">The learning rate of the first step.</param>
/// <param name="firstDecaySteps">How many steps the first wave takes; above 0.</param>
/// <param name="alpha">The share of the initial learning rate that is left at the end of a wave.</param>
public sealed class CosineDecayRestarts(float initialLearningRate, long firstDecaySteps, float alpha = 0) : LearningRateSchedule
{
    private readonly float _initial = Option.NotNegative(initialLearningRate, nameof(initialLearningRate));
    private readonly double _steps = Option.Positive(firstDecaySteps, nameof(firstDecaySteps));
    private readonly float _alpha = Option.NotNegative(alpha, nameof(alpha));

    /// <summary>How many times as long as the one before each wave is; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number of at least 1.</exception>
    public float TMul
    {
        get;
        init => field = value >= 1 && float.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(TMul), value, "At least 1 was expected.");
    } = 2;

    /// <summary>How many times as high as the one before each wave is; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number of at least 0.</exception>
    public float MMul { get; init => field = Option.NotNegative(value); } = 1;

    /// <inheritdoc/>
    public override float LearningRate(long step)
    {
        double waves, done;
        if (TMul == 1)
        {
            waves = Math.Floor(step / _steps);
            done = step / _steps - waves;
        }
        else
        {
            (waves, done) = (0, step);
            double length = _steps;
            for (; done >= length; length *= TMul, waves++) done -= length;
            done /= length;
        }

        double wave = 0.5 * Math.Pow(MMul, waves) * (1 + Math.Cos(Math.PI * done));
        return (float)(_initial * ((1 - _alpha) * wave + _alpha));
    }
}
