using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>−pₜ of n log-probabilities, with the target as the index t of the class.</summary>
/// <remarks>
/// As <c>torch.nn.NLLLoss</c>, for networks that compute logarithms of probabilities themselves. For logits or probabilities
/// there is <see cref="SparseCategoricalCrossentropy"/>.
/// </remarks>
public readonly struct NegativeLogLikelihood : ILoss
{
    /// <summary>One number, the index of the class.</summary>
    public static int TargetSize(int outputSize) => 1;

    /// <inheritdoc/>
    public static TargetKind TargetKind => TargetKind.ClassIndex;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The target is not one number, or there is no prediction.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The target is not the index of a class.</exception>
    [MethodImpl(Hot.Optimized)]
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        -prediction[ClassTarget.Index(prediction.Length, target)];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The target is not one number, or the gradient differs in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The target is not the index of a class.</exception>
    [MethodImpl(Hot.Optimized)]
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.CheckGradient(prediction.Length, gradient.Length);
        int index = ClassTarget.Index(prediction.Length, target);
        gradient.Clear();
        gradient[index] = -scale;
    }
}
