namespace CompiledNet;

/// <summary>
/// The best share of positives recognized at the thresholds whose positive predictions are right often enough (<c>keras.metrics.RecallAtPrecision</c>), exact: over all outputs as thresholds,
/// where Keras takes 200. 0 if no threshold is good enough.
/// </summary>
/// <param name="precision">The least share of right ones among the positive predictions; 0 … 1.</param>
/// <exception cref="System.ArgumentOutOfRangeException"><paramref name="precision"/> is not from 0 to 1.</exception>
public sealed class RecallAtPrecision(double precision) : ConstrainedMetric("recall_at_precision", precision, nameof(precision))
{
    private protected override (double Constrained, double Wanted) At(double truePositives, double falsePositives) =>
        (truePositives == 0 ? 0 : truePositives / (truePositives + falsePositives), truePositives / Ranking.Positives);
}
