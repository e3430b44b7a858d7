using System;

namespace CompiledNet;

/// <summary>
/// Up from a small learning rate to the highest and down to nearly nothing, each along half a cosine wave or a line
/// (<c>torch.optim.lr_scheduler.OneCycleLR</c>). The momentum stays as it is.
/// </summary>
/// <remarks>L. Smith and N. Topin, "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates", 2017.</remarks>
/// <param name="maxLearningRate">The highest learning rate.</param>
/// <param name="totalSteps">How many steps the cycle takes, at least 2; the learning rate stays at its end after them.</param>
public sealed class OneCycle(float maxLearningRate, long totalSteps) : LearningRateSchedule
{
    private readonly float _highest = Option.NotNegative(maxLearningRate, nameof(maxLearningRate));
    private readonly double _last = Option.Positive(totalSteps - 1, nameof(totalSteps));

    /// <summary>The share of the steps in which the learning rate rises; between 0 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 1.</exception>
    public float PctStart
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(PctStart), value, "Between 0 and 1 was expected.");
    } = 0.3f;

    /// <summary>The first learning rate is the highest divided by this; above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number greater than 0.</exception>
    public float DivFactor { get; init => field = Option.Positive(value); } = 25;

    /// <summary>The last learning rate is the first divided by this; above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number greater than 0.</exception>
    public float FinalDivFactor { get; init => field = Option.Positive(value); } = 10_000;

    /// <summary>Whether to go along straight lines.</summary>
    public bool Linear { get; init; }

    /// <inheritdoc/>
    public override float LearningRate(long step)
    {
        double first = _highest / (double)DivFactor, peak = Math.Max(0, (double)PctStart * (_last + 1) - 1);
        return (float)(step <= peak && peak > 0
            ? Between(first, _highest, step / peak)
            : Between(_highest, first / FinalDivFactor, Math.Min(1, (step - peak) / (_last - peak))));
    }

    private double Between(double from, double to, double share) =>
        Linear ? from + (to - from) * share : to + (from - to) / 2 * (1 + Math.Cos(Math.PI * share));
}
