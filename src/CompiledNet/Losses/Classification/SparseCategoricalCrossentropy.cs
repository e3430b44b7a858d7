using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>−ln p of the true class, for one class out of n with the target as the index of the class.</summary>
/// <remarks>
/// As <c>keras.losses.SparseCategoricalCrossentropy</c>: probabilities are divided by their sum and clipped to
/// 1e-7 … 1 − 1e-7, and the gradient is that of this formula: 0 if the true class' probability is clipped.
/// That is what the loss does when it is given probabilities. After <see cref="Softmax"/> training and evaluation work on the
/// logits, where nothing is clipped and the gradient is p − 1 for the true class and p for the others.
/// </remarks>
public readonly struct SparseCategoricalCrossentropy : IFusedLoss<Softmax>, IOnePassLoss
{
    /// <summary>The loss with Keras' defaults.</summary>
    public SparseCategoricalCrossentropy()
    {
    }

    /// <summary>Whether the prediction is given as logits, not as probabilities; false by default.</summary>
    public bool FromLogits { get; init; }

    /// <summary>One: the index of the class, from 0, as a number.</summary>
    public static int TargetSize(int outputSize) => 1;

    /// <inheritdoc/>
    public static TargetKind TargetKind => TargetKind.ClassIndex;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The target is not one number, or the gradient differs in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The target is not the index of a class.</exception>
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (FromLogits) return ForwardFromLogits(prediction, target);
        int index = ClassTarget.Index(prediction.Length, target);
        return -T.Log(ClippedProbability.Of(prediction[index] / ClippedProbability.Sum(prediction)));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The target is not one number, or the gradient differs in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The target is not the index of a class.</exception>
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (FromLogits)
        {
            BackwardFromLogits(prediction, target, scale, gradient);
            return;
        }

        LossShape.CheckGradient(prediction.Length, gradient.Length);
        int index = ClassTarget.Index(prediction.Length, target);
        var sum = ClippedProbability.Sum(prediction);
        var probability = prediction[index];
        if (!ClippedProbability.IsInside(probability / sum))
        {
            gradient.Clear();
            return;
        }

        gradient.Fill(scale / sum);
        gradient[index] = scale / sum - scale / probability;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The target is not one number, or the gradient differs in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The target is not the index of a class.</exception>
    public T ForwardFromLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int index = ClassTarget.Index(logits.Length, target);
        var largest = ExponentialSum.Largest(logits);
        return T.Log(ExponentialSum.Of(logits, largest)) - (logits[index] - largest);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The target is not one number, or the gradient differs in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The target is not the index of a class.</exception>
    public void BackwardFromLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.CheckGradient(logits.Length, gradient.Length);
        WriteGradient(logits, ExponentialSum.Largest(logits), ClassTarget.Index(logits.Length, target), scale, gradient);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The target is not one number, or the gradient differs in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The target is not the index of a class.</exception>
    public T ForwardBackwardFromLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.CheckGradient(logits.Length, gradient.Length);
        int index = ClassTarget.Index(logits.Length, target);
        var largest = ExponentialSum.Largest(logits);
        var logit = logits[index] - largest;
        return T.Log(WriteGradient(logits, largest, index, scale, gradient)) - logit;
    }

    /// <summary>Writes the gradient and returns Σ exp(logit − largest).</summary>
    private static T WriteGradient<T>(ReadOnlySpan<T> logits, T largest, int index, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = ExponentialSum.Write(logits, largest, gradient);
        var factor = scale / sum;
        foreach (ref T g in gradient) g *= factor;
        gradient[index] -= scale;
        return sum;
    }
}
