namespace CompiledNet;

/// <summary>
/// The best share of negatives recognized as such among the thresholds that recognize enough positives (<c>keras.metrics.SpecificityAtSensitivity</c>), exact: over all outputs as thresholds,
/// where Keras takes 200. 0 if no threshold is good enough.
/// </summary>
/// <param name="sensitivity">The least share of positives recognized; 0 … 1.</param>
/// <exception cref="System.ArgumentOutOfRangeException"><paramref name="sensitivity"/> is not from 0 to 1.</exception>
public sealed class SpecificityAtSensitivity(double sensitivity) : ConstrainedMetric("specificity_at_sensitivity", sensitivity, nameof(sensitivity))
{
    private protected override (double Constrained, double Wanted) At(double truePositives, double falsePositives) =>
        (truePositives / Ranking.Positives, 1 - falsePositives / Ranking.Negatives);
}
