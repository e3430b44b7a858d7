using System;

namespace CompiledNet;

/// <summary>
/// The correlation coefficient of prediction and target over the samples, cov(p, t) / √(var p · var t), averaged over the
/// outputs; 1 on a rising straight line. NaN if an output or its target never changes.
/// </summary>
/// <remarks><c>keras.metrics.PearsonCorrelation</c> correlates the numbers of one sample with each other and takes the mean over the samples.</remarks>
public sealed class PearsonCorrelation() : CovarianceMetric("pearson_correlation")
{
    private protected override double Of(in Moments m) => m.Products / Math.Sqrt(m.PredictionSquares * m.TargetSquares);
}
