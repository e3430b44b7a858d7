using System;

namespace CompiledNet;

/// <summary>
/// The correlation of Matthews, for any number of classes (scikit-learn's <c>matthews_corrcoef</c>):
/// (c·s − Σ tₖ·pₖ) / √((s² − Σ pₖ²)(s² − Σ tₖ²)) with c right samples of s, tₖ of class k and pₖ predicted as k. 1 for all
/// right, 0 for chance, and 0 if all samples are or were predicted as one class.
/// </summary>
/// <remarks>J. Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient", 2004.</remarks>
/// <param name="threshold">Where there is a single output: above it is class 1.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is not finite.</exception>
public sealed class MatthewsCorrelation(float threshold = 0.5f) : ConfusionMetric("matthews_correlation", threshold)
{
    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            double total = Total, both = 0, actuals = 0, predictions = 0;
            for (int i = 0; i < Classes; i++)
            {
                double actual = Actual(i), predicted = Predicted(i);
                both += actual * predicted;
                actuals += actual * actual;
                predictions += predicted * predicted;
            }

            double variance = (total * total - predictions) * (total * total - actuals);
            return variance > 0 ? (Right * total - both) / Math.Sqrt(variance) : 0;
        }
    }
}
