namespace CompiledNet;

/// <summary>
/// The concordance correlation coefficient over the samples, 2·cov(p, t) / (var p + var t + (mean p − mean t)²), averaged over
/// the outputs: 1 only if predictions are the targets, not just proportional to them. NaN if an output and its target never
/// change and are equal.
/// </summary>
/// <remarks>
/// L. Lin, "A Concordance Correlation Coefficient to Evaluate Reproducibility", 1989, with variances divided by n.
/// <c>keras.metrics.ConcordanceCorrelation</c> compares the numbers of one sample and takes the mean over the samples.
/// </remarks>
public sealed class ConcordanceCorrelation() : CovarianceMetric("concordance_correlation")
{
    private protected override double Of(in Moments m)
    {
        double gap = m.PredictionMean - m.TargetMean;
        return 2 * m.Products / (m.PredictionSquares + m.TargetSquares + Weights * gap * gap);
    }
}
