using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// The squared error of probabilities: (p − t)² of a single output, the probability of class 1 of two (scikit-learn's
/// <c>brier_score_loss</c>, 0 … 1), or Σ (pᵢ − tᵢ)² over several outputs, the probabilities of as many classes (0 … 2).
/// A target is the index of a class or a one-hot vector.
/// </summary>
/// <remarks>G. Brier, "Verification of Forecasts Expressed in Terms of Probability", 1950.</remarks>
public sealed class BrierScore() : MeanMetric("brier_score", MetricDirection.LowerIsBetter)
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The target is no class.</exception>
    [MethodImpl(Hot.Optimized)]
    protected override double Measure(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
        int actual = ClassIndex.OfTarget(target, Math.Max(2, prediction.Length), Name);
        if (prediction.Length == 1) return Square(prediction[0] - (double)actual);
        double sum = 0;
        for (int i = 0; i < prediction.Length; i++) sum += Square(prediction[i] - (i == actual ? 1.0 : 0));
        return sum;
    }

    private static double Square(double value) => value * value;
}
