namespace CompiledNet;

/// <summary>
/// The best share of positives recognized among the thresholds that recognize enough negatives (<c>keras.metrics.SensitivityAtSpecificity</c>), exact: over all outputs as thresholds,
/// where Keras takes 200. 0 if no threshold is good enough.
/// </summary>
/// <param name="specificity">The least share of negatives recognized as such; 0 … 1.</param>
/// <exception cref="System.ArgumentOutOfRangeException"><paramref name="specificity"/> is not from 0 to 1.</exception>
public sealed class SensitivityAtSpecificity(double specificity) : ConstrainedMetric("sensitivity_at_specificity", specificity, nameof(specificity))
{
    private protected override (double Constrained, double Wanted) At(double truePositives, double falsePositives) =>
        (1 - falsePositives / Ranking.Negatives, truePositives / Ranking.Positives);
}
