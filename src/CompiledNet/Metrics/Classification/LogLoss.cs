using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// −ln of the probability that was given to the class of a sample, on average (scikit-learn's <c>log_loss</c> of single
/// precision). A single output is the probability of class 1 of two, several outputs those of as many classes; a target is
/// the index of a class or a one-hot vector. Probabilities are clipped to 1.19e-7 … 1 − 1.19e-7 and divided by their sum.
/// </summary>
public sealed class LogLoss() : MeanMetric("log_loss", MetricDirection.LowerIsBetter)
{
    // The distance of 1 and the next float, by which scikit-learn clips single precision.
    private const double Epsilon = 1.0 / (1 << 23);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The target is no class.</exception>
    [MethodImpl(Hot.Optimized)]
    protected override double Measure(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target)
    {
        int actual = ClassIndex.OfTarget(target, Math.Max(2, prediction.Length), Name);
        if (prediction.Length == 1) return -Math.Log(actual == 1 ? Clip(prediction[0]) : 1 - Clip(prediction[0]));
        double sum = 0;
        foreach (float probability in prediction) sum += Clip(probability);
        return -Math.Log(Clip(prediction[actual]) / sum);
    }

    private static double Clip(double probability) => Math.Clamp(probability, Epsilon, 1 - Epsilon);
}
