namespace CompiledNet;

/// <summary>
/// The best share of right ones among the positive predictions at the thresholds that recognize enough positives (<c>keras.metrics.PrecisionAtRecall</c>), exact: over all outputs as thresholds,
/// where Keras takes 200. 0 if no threshold is good enough.
/// </summary>
/// <param name="recall">The least share of positives recognized; 0 … 1.</param>
/// <exception cref="System.ArgumentOutOfRangeException"><paramref name="recall"/> is not from 0 to 1.</exception>
public sealed class PrecisionAtRecall(double recall) : ConstrainedMetric("precision_at_recall", recall, nameof(recall))
{
    private protected override (double Constrained, double Wanted) At(double truePositives, double falsePositives) =>
        (truePositives / Ranking.Positives, truePositives == 0 ? 0 : truePositives / (truePositives + falsePositives));
}
