using System;

namespace CompiledNet;

/// <summary>
/// The mean over the classes of intersection over union, TP / (TP + FP + FN) (<c>keras.metrics.MeanIoU</c>, and scikit-learn's
/// <c>jaccard_score</c>). Classes that were neither there nor predicted do not count.
/// </summary>
/// <param name="threshold">Where there is a single output: above it is class 1.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is not finite.</exception>
public sealed class MeanIoU(float threshold = 0.5f) : ConfusionMetric("mean_io_u", threshold)
{
    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            double sum = 0;
            int present = 0;
            for (int i = 0; i < Classes; i++)
            {
                if (Actual(i) + Predicted(i) - this[i, i] is not (> 0 and var union)) continue;
                sum += this[i, i] / union;
                present++;
            }

            return present == 0 ? 0 : sum / present;
        }
    }
}
