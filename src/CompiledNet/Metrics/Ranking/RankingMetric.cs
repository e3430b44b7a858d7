using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// An exact metric of how outputs rank positives, targets above 0.5, over negatives; all outputs of a sample count alike.
/// Outputs may have any scale, such as logits, but NaN is none and is refused. Keeps 13 bytes an output in memory that grows,
/// and sorts them when <see cref="Metric.Result"/> is read; neither allocates once the memory is as large as an epoch needs.
/// </summary>
public abstract class RankingMetric : Metric
{
    private double? _result;

    private protected RankingMetric(string name) : base(name, MetricDirection.HigherIsBetter)
    {
    }

    /// <summary>
    /// The value over all samples since the last <see cref="Reset"/>; NaN as long as there are not both positives and
    /// negatives. An <see cref="AveragePrecision"/> needs positives only.
    /// </summary>
    public sealed override double Result => _result ??= Compute();

    /// <summary>The points of the receiver operating characteristic of the samples so far.</summary>
    /// <exception cref="InvalidOperationException">There are not both positives and negatives.</exception>
    public RocCurve RocCurve() => new(Ranking);

    /// <summary>The points of the curve of precision over recall of the samples so far.</summary>
    /// <exception cref="InvalidOperationException">There are no positives.</exception>
    public PrecisionRecallCurve PrecisionRecallCurve() => new(Ranking);

    /// <inheritdoc/>
    public sealed override void Reset()
    {
        Ranking.Clear();
        _result = null;
    }

    /// <inheritdoc/>
    protected internal sealed override double[] SaveState() => Ranking.ToNumbers();

    /// <inheritdoc/>
    protected internal sealed override void RestoreState(ReadOnlySpan<double> state)
    {
        Reset();
        for (; !state.IsEmpty; state = state[3..]) Ranking.Add((float)state[0], state[1] != 0, state[2]);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An output is NaN, or there is not a target for each.</exception>
    [MethodImpl(Hot.Optimized)]
    protected sealed override void Add(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, double weight)
    {
        RequireEqualSizes(prediction, target);
        foreach (float output in prediction)
            if (float.IsNaN(output)) throw new ArgumentException($"The metric '{Name}' ranks samples by their outputs, and one of them is NaN.", nameof(prediction));
        for (int i = 0; i < prediction.Length; i++) Ranking.Add(prediction[i], target[i] > 0.5f, weight);
        _result = null;
    }

    private protected ScoreRanking Ranking { get; } = new();

    private protected abstract double Compute();
}
