using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>A metric that depends on how many positives and negatives were recognized as such; all outputs of a sample count alike.</summary>
public abstract class BinaryCountMetric : Metric
{
    private readonly float _threshold;

    private protected BinaryCountMetric(string name, float threshold) : base(name, MetricDirection.HigherIsBetter) => _threshold = Option.Finite(threshold, nameof(threshold));

    /// <summary>The weight of positives predicted as positive.</summary>
    public double TruePositives { get; private set; }

    /// <summary>The weight of negatives predicted as positive.</summary>
    public double FalsePositives { get; private set; }

    /// <summary>The weight of positives predicted as negative.</summary>
    public double FalseNegatives { get; private set; }

    /// <inheritdoc/>
    public sealed override void Reset() => TruePositives = FalsePositives = FalseNegatives = 0;

    /// <inheritdoc/>
    protected internal sealed override double[] SaveState() => [TruePositives, FalsePositives, FalseNegatives];

    /// <inheritdoc/>
    protected internal sealed override void RestoreState(ReadOnlySpan<double> state) => (TruePositives, FalsePositives, FalseNegatives) = (state[0], state[1], state[2]);

    /// <inheritdoc/>
    [MethodImpl(Hot.Optimized)]
    protected sealed override void Add(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, double weight)
    {
        RequireEqualSizes(prediction, target);
        for (int i = 0; i < prediction.Length; i++)
        {
            bool predicted = prediction[i] > _threshold, actual = target[i] > 0.5f;
            if (predicted && actual) TruePositives += weight;
            else if (predicted) FalsePositives += weight;
            else if (actual) FalseNegatives += weight;
        }
    }

    private protected static double Ratio(double part, double rest) => part == 0 ? 0 : part / (part + rest);
}
