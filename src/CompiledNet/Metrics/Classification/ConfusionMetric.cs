using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// A metric that is a function of how much weight of each class was predicted as each class. Several outputs are the scores
/// of as many classes and the highest is the prediction; a single output above the threshold is class 1 of two. A target is
/// the index of a class or a one-hot vector. Keeps classes² numbers.
/// </summary>
public abstract class ConfusionMetric : Metric
{
    private readonly float _threshold;
    private double[] _weights = [];
    private bool _isEmpty = true;

    private protected ConfusionMetric(string name, float threshold) : base(name, MetricDirection.HigherIsBetter) => _threshold = Option.Finite(threshold, nameof(threshold));

    /// <summary>How many classes there are; 0 before the first sample.</summary>
    public int Classes { get; private set; }

    /// <summary>The weight of the samples of class <paramref name="actual"/> that were predicted as <paramref name="predicted"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double this[int actual, int predicted]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(actual);
            ArgumentOutOfRangeException.ThrowIfNegative(predicted);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(actual, Classes);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(predicted, Classes);
            return _weights[actual * Classes + predicted];
        }
    }

    /// <inheritdoc/>
    public sealed override void Reset()
    {
        Array.Clear(_weights);
        _isEmpty = true;
    }

    /// <inheritdoc/>
    protected internal sealed override double[] SaveState() => [_isEmpty ? 1 : 0, .. _weights];

    /// <inheritdoc/>
    protected internal sealed override void RestoreState(ReadOnlySpan<double> state) =>
        (_isEmpty, _weights, Classes) = (state[0] != 0, state[1..].ToArray(), (int)Math.Sqrt(state.Length - 1));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The target is no class, or the number of classes is another than before.</exception>
    [MethodImpl(Hot.Optimized)]
    protected sealed override void Add(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, double weight)
    {
        int classes = Math.Max(2, prediction.Length);
        if (classes != Classes) Begin(classes);
        int actual = ClassIndex.OfTarget(target, classes, Name), predicted = ClassIndex.OfPrediction(prediction, _threshold);
        _weights[actual * classes + predicted] += weight;
        _isEmpty = false;
    }

    /// <summary>The weight of all samples.</summary>
    private protected double Total => Sum(_weights, 1);

    /// <summary>The weight of the samples that are right.</summary>
    private protected double Right => Classes == 0 ? 0 : Sum(_weights, Classes + 1);

    /// <summary>The weight of the samples of a class.</summary>
    private protected double Actual(int index) => Sum(_weights.AsSpan(index * Classes, Classes), 1);

    /// <summary>The weight of the samples predicted as a class.</summary>
    private protected double Predicted(int index) => Sum(_weights.AsSpan(index), Classes);

    private static double Sum(ReadOnlySpan<double> values, int step)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i += step) sum += values[i];
        return sum;
    }

    private void Begin(int classes)
    {
        if (!_isEmpty) throw new ArgumentException($"The metric '{Name}' got samples of {Classes} classes before, not of {classes}.", "predictions");
        (Classes, _weights) = (classes, new double[checked(classes * classes)]);
    }
}
