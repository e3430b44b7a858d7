using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// A number that says how good predictions are, gathered over the batches of an epoch. Derive from it, or from
/// <see cref="MeanMetric"/>, for a metric of your own.
/// </summary>
public abstract class Metric
{
    /// <summary>Names the metric.</summary>
    /// <param name="name">The default of <see cref="Name"/>.</param>
    /// <param name="direction">Which values are the better ones.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="direction"/> is none of the three.</exception>
    protected Metric(string name, MetricDirection direction)
    {
        if (!Enum.IsDefined(direction)) throw new ArgumentOutOfRangeException(nameof(direction), direction, "None, LowerIsBetter or HigherIsBetter was expected.");
        (Name, Direction) = (name, direction);
    }

    /// <summary>What the metric is called in a history; by default as in Keras.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string Name { get; init => field = string.IsNullOrWhiteSpace(value) ? throw new ArgumentException("A metric needs a name.", nameof(Name)) : value; }

    /// <summary>Which values are the better ones; callbacks that watch the metric go by it.</summary>
    public MetricDirection Direction { get; }

    /// <summary>The value over all samples since the last <see cref="Reset"/>; before the first 0, or NaN where no number makes sense.</summary>
    public abstract double Result { get; }

    /// <summary>Forgets all samples.</summary>
    public abstract void Reset();

    /// <summary>Takes in a batch.</summary>
    /// <param name="predictions">[rows, outputSize]</param>
    /// <param name="targets">[rows, targetSize]</param>
    /// <param name="rows">How many samples there are.</param>
    /// <param name="outputSize">Numbers of a prediction.</param>
    /// <param name="targetSize">Numbers of a target: as many, or 1 for the index of a class.</param>
    /// <param name="sampleWeights">[rows] how much each sample counts, or empty if all count 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive or <paramref name="rows"/> is negative.</exception>
    /// <exception cref="ArgumentException">A span has not the length that the sizes say.</exception>
    [MethodImpl(Hot.Optimized)]
    public void Update(
        ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, int rows, int outputSize, int targetSize,
        ReadOnlySpan<float> sampleWeights = default)
    {
        BatchShape.Check(predictions, targets, rows, outputSize, targetSize, sampleWeights);
        for (int row = 0; row < rows; row++)
        {
            double weight = sampleWeights.IsEmpty ? 1 : sampleWeights[row];
            Add(predictions.Slice(row * outputSize, outputSize), targets.Slice(row * targetSize, targetSize), weight);
        }
    }

    /// <summary>
    /// What has been gathered since the last <see cref="Reset"/>, for a checkpoint in the middle of an epoch; null if the metric cannot say.
    /// </summary>
    protected internal virtual double[]? SaveState() => null;

    /// <summary>Goes on where <see cref="SaveState"/> was called.</summary>
    protected internal virtual void RestoreState(ReadOnlySpan<double> state)
    {
    }

    /// <summary>Whether it takes all positions of an output as one sample, by <see cref="AddSequence"/>.</summary>
    internal virtual bool SeesAllPositions => false;

    /// <summary>Takes in one sample of several positions.</summary>
    internal virtual void AddSequence(ReadOnlyPositions<float> prediction, ReadOnlySpan<float> target, double weight)
    {
    }

    /// <summary>Takes in one sample.</summary>
    /// <param name="prediction">The network's output.</param>
    /// <param name="target">What it should be.</param>
    /// <param name="weight">How much the sample counts.</param>
    protected abstract void Add(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, double weight);

    /// <summary>Throws unless a target has as many numbers as a prediction.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    [MethodImpl(Hot.Optimized)]
    private protected void RequireEqualSizes(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
        if (prediction.Length != target.Length)
            throw new ArgumentException($"The metric '{Name}' needs a target for each of the {prediction.Length} outputs, not {target.Length}.", nameof(target));
    }
}
