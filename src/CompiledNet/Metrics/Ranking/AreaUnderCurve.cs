using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// The area under the receiver operating characteristic, approximated over evenly spaced thresholds
/// (<c>keras.metrics.AUC</c>): how probable it is that a positive gets a higher output than a negative; or that under
/// precision over recall. All outputs of a sample count alike and shall lie in 0 … 1. Needs no more memory for more samples;
/// <see cref="ExactAreaUnderCurve"/> and <see cref="AveragePrecision"/> do.
/// </summary>
public sealed class AreaUnderCurve : Metric
{
    // Bucket b holds the weight of the outputs that are above exactly b thresholds.
    private readonly double[] _positives, _negatives;
    private readonly AreaCurve _curve;

    /// <summary>Sets the number of thresholds and the curve.</summary>
    /// <param name="thresholds">How many thresholds there are: 0 less a little, steps between, and 1 plus a little.</param>
    /// <param name="curve">What the area is under.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 thresholds, or the curve is unknown.</exception>
    public AreaUnderCurve(int thresholds = 200, AreaCurve curve = AreaCurve.Roc) : base("auc", MetricDirection.HigherIsBetter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(thresholds, 2);
        if (!Enum.IsDefined(curve)) throw new ArgumentOutOfRangeException(nameof(curve), curve, "Roc or PrecisionRecall was expected.");
        _curve = curve;
        _positives = new double[thresholds];
        _negatives = new double[thresholds];
    }

    /// <inheritdoc/>
    public override double Result => _curve == AreaCurve.Roc ? RocArea() : PrecisionRecallArea();

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(_positives);
        Array.Clear(_negatives);
    }

    /// <inheritdoc/>
    protected internal override double[] SaveState() => [.. _positives, .. _negatives];

    /// <inheritdoc/>
    protected internal override void RestoreState(ReadOnlySpan<double> state)
    {
        state[.._positives.Length].CopyTo(_positives);
        state[_positives.Length..].CopyTo(_negatives);
    }

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected override void Add(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, double weight)
    {
        RequireEqualSizes(prediction, target);
        for (int i = 0; i < prediction.Length; i++) (target[i] > 0.5f ? _positives : _negatives)[Bucket(prediction[i])] += weight;
    }

    // From the highest threshold down, by trapezoids.
    private double RocArea()
    {
        double area = 0, positives = 0, negatives = 0;
        for (int bucket = _positives.Length - 1; bucket >= 0; bucket--)
        {
            area += _negatives[bucket] * (positives + _positives[bucket] / 2);
            positives += _positives[bucket];
            negatives += _negatives[bucket];
        }

        return positives == 0 || negatives == 0 ? 0 : area / (positives * negatives);
    }

    // Between two thresholds true positives are a line over all positive predictions: with its slope s and intercept c, the
    // integral of precision by recall is s·(Δ true + c·ln(all / all above)) / positives. The lowest threshold is below 0, which
    // is in the bucket beside that of the outputs next to it.
    private double PrecisionRecallArea()
    {
        double area = 0, right = 0, all = 0;
        for (int bucket = _positives.Length - 1; bucket >= 1; bucket--)
        {
            double more = _positives[bucket], moreOfAll = more + _negatives[bucket];
            if (bucket == 1) (more, moreOfAll) = (more + _positives[0], moreOfAll + _positives[0] + _negatives[0]);
            double slope = moreOfAll > 0 ? more / moreOfAll : 0, intercept = right - slope * all;
            area += slope * (more + (all > 0 ? intercept * Math.Log((all + moreOfAll) / all) : 0));
            right += more;
            all += moreOfAll;
        }

        return right == 0 ? 0 : area / right;
    }

    /// <summary>How many of the thresholds within 0 … 1 an output is above; the two beyond separate nothing. 0 for NaN.</summary>
    [MethodImpl(Hot.Optimized)]
    private int Bucket(float prediction)
    {
        int last = _positives.Length - 1;
        double above = Math.Ceiling((double)prediction * last);
        return above >= 1 ? (int)Math.Min(above, last) : 0;
    }
}
