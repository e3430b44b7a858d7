using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>t·d² + (1 − t)·max(margin − d, 0)² with the distance d of two embeddings that lie side by side in the prediction, the first half and the second.</summary>
/// <remarks>
/// R. Hadsell, S. Chopra and Y. LeCun, "Dimensionality Reduction by Learning an Invariant Mapping", 2006, without their ½. The
/// output of 2n numbers is a Concatenate of both towers; the target is one number, 1 for a pair that belongs together and 0
/// for one that does not. Where both embeddings are equal the gradient is 0.
/// </remarks>
public readonly struct Contrastive : ILoss
{
    /// <summary>The loss with a margin of 1.</summary>
    public Contrastive()
    {
    }

    /// <summary>How far apart is far enough, above 0; 1 by default.</summary>
    [OptionRange(0, IsOpen = true)]
    public float Margin { get; init; } = 1;

    /// <summary>One number for the pair.</summary>
    public static int TargetSize(int outputSize) => 1;

    /// <inheritdoc/>
    public static TargetKind TargetKind => TargetKind.Probability;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The prediction is not two embeddings, or the target not one number.</exception>
    [MethodImpl(Hot.Optimized)]
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int width = EmbeddingPair.Width(prediction.Length, 2, target.Length);
        var distance = EmbeddingPair.Distance(prediction[..width], prediction[width..], T.Zero);
        var gap = T.Max(T.Zero, T.CreateTruncating(Margin) - distance);
        return target[0] * distance * distance + (T.One - target[0]) * gap * gap;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The prediction is not two embeddings, the target not one number, or the gradient differs in length.</exception>
    [MethodImpl(Hot.Optimized)]
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int width = EmbeddingPair.Width(prediction.Length, 2, target.Length);
        LossShape.CheckGradient(prediction.Length, gradient.Length);
        var distance = EmbeddingPair.Distance(prediction[..width], prediction[width..], T.Zero);
        var gap = T.Max(T.Zero, T.CreateTruncating(Margin) - distance);
        // By a number of the first: 2t·(a - b) - 2(1 - t)·gap·(a - b)/d.
        var push = distance > T.Zero ? (T.One - target[0]) * gap / distance : T.Zero;
        var factor = scale * (target[0] - push);
        for (int i = 0; i < width; i++)
        {
            var difference = prediction[i] - prediction[width + i];
            gradient[i] = (factor + factor) * difference;
            gradient[width + i] = -gradient[i];
        }
    }
}
