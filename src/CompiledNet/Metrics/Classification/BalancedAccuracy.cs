using System;

namespace CompiledNet;

/// <summary>
/// The mean of the recalls of the classes (scikit-learn's <c>balanced_accuracy_score</c>): what accuracy would be if all
/// classes were equally frequent. Classes of which there is no sample do not count.
/// </summary>
/// <param name="threshold">Where there is a single output: above it is class 1.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is not finite.</exception>
public sealed class BalancedAccuracy(float threshold = 0.5f) : ConfusionMetric("balanced_accuracy", threshold)
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
                if (Actual(i) is not (> 0 and var weight)) continue;
                sum += this[i, i] / weight;
                present++;
            }

            return present == 0 ? 0 : sum / present;
        }
    }
}
