using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>½ Σ (μ² + σ² − 1) − Σ ln σ: the Kullback-Leibler divergence of normal distributions from the standard one. There are no targets.</summary>
/// <remarks>
/// The second term of a variational autoencoder (D. P. Kingma and M. Welling, "Auto-Encoding Variational Bayes", 2014, appendix B). The output of 2n numbers
/// is a Concatenate of n means μ and n standard deviations σ, which are above 0, as <see cref="Exponential"/> and
/// <see cref="Softplus"/> make them; of σ = 0 it is infinite. <see cref="NormalSampleAttribute"/> draws from the same two layers. It is a sum over the n, as in
/// the paper; losses of this library are means over the numbers of an output, so that a reconstruction of m numbers is
/// balanced by <c>Weight = 1f / m</c>.
/// </remarks>
public readonly struct NormalDivergence : ILoss
{
    /// <summary>None.</summary>
    public static int TargetSize(int outputSize) => 0;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The prediction is not means and as many deviations, or there is a target.</exception>
    [MethodImpl(Hot.Optimized)]
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = Count(prediction.Length, target.Length);
        T half = T.CreateTruncating(0.5), sum = T.Zero;
        for (int i = 0; i < count; i++)
        {
            T mean = prediction[i], deviation = prediction[count + i];
            sum += half * (mean * mean + deviation * deviation - T.One) - T.Log(deviation);
        }

        return sum;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The prediction is not means and as many deviations, there is a target, or the gradient differs in length.</exception>
    [MethodImpl(Hot.Optimized)]
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = Count(prediction.Length, target.Length);
        LossShape.CheckGradient(prediction.Length, gradient.Length);
        for (int i = 0; i < count; i++)
        {
            gradient[i] = scale * prediction[i];
            gradient[count + i] = scale * (prediction[count + i] - T.One / prediction[count + i]);
        }
    }

    private static int Count(int prediction, int target)
    {
        LossShape.CheckNoTarget(target);
        if (prediction == 0 || prediction % 2 != 0)
            throw new ArgumentException($"The prediction must be means and as many standard deviations side by side, and not {prediction} numbers.", nameof(prediction));
        return prediction / 2;
    }
}
