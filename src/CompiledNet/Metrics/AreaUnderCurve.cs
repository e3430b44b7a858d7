using System;

namespace CompiledNet;

/// <summary>
/// The area under the receiver operating characteristic, approximated over evenly spaced thresholds
/// (<c>keras.metrics.AUC</c>): how probable it is that a positive gets a higher output than a negative. All outputs of a
/// sample count alike and shall lie in 0 … 1. Needs no more memory for more samples; <see cref="ExactAreaUnderCurve"/> does.
/// </summary>
public sealed class AreaUnderCurve : Metric
{
    // Bucket b holds the weight of the outputs that are above exactly b thresholds.
    private readonly double[] _positives, _negatives;

    /// <summary>Sets the number of thresholds.</summary>
    /// <param name="thresholds">How many thresholds there are: 0 less a little, steps between, and 1 plus a little.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2.</exception>
    public AreaUnderCurve(int thresholds = 200) : base("auc", MetricDirection.HigherIsBetter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(thresholds, 2);
        _positives = new double[thresholds];
        _negatives = new double[thresholds];
    }

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            // From the highest threshold down, by trapezoids.
            double area = 0, positives = 0, negatives = 0;
            for (int bucket = _positives.Length - 1; bucket >= 0; bucket--)
            {
                area += _negatives[bucket] * (positives + _positives[bucket] / 2);
                positives += _positives[bucket];
                negatives += _negatives[bucket];
            }

            return positives == 0 || negatives == 0 ? 0 : area / (positives * negatives);
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(_positives);
        Array.Clear(_negatives);
    }

    /// <inheritdoc/>
    protected override void Add(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, double weight)
    {
        RequireEqualSizes(prediction, target);
        for (int i = 0; i < prediction.Length; i++) (target[i] > 0.5f ? _positives : _negatives)[Bucket(prediction[i])] += weight;
    }

    /// <summary>How many of the thresholds within 0 … 1 an output is above; the two beyond separate nothing. 0 for NaN.</summary>
    private int Bucket(float prediction)
    {
        int last = _positives.Length - 1;
        double above = Math.Ceiling((double)prediction * last);
        return above >= 1 ? (int)Math.Min(above, last) : 0;
    }
}
