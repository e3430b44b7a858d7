using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>max(|a − p| − |a − n| + margin, 0) of three embeddings that lie side by side in the prediction: an anchor a, a positive p, a negative n.</summary>
/// <remarks>
/// As <c>torch.nn.TripletMarginLoss</c> (F. Schroff et al., "FaceNet", 2015, has squares of the distances), which adds 1e-6 to
/// every difference, so that the distance has a gradient everywhere. The output of 3n numbers is a Concatenate of the three
/// towers; the target is one number that is not looked at.
/// </remarks>
public readonly struct Triplet : ILoss
{
    /// <summary>The loss with a margin of 1.</summary>
    public Triplet()
    {
    }

    /// <summary>How much farther than the positive the negative is to be, above 0; 1 by default.</summary>
    [OptionRange(0, IsOpen = true)]
    public float Margin { get; init; } = 1;

    /// <summary>One number, which is not looked at.</summary>
    public static int TargetSize(int outputSize) => 1;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The prediction is not three embeddings, or the target not one number.</exception>
    [MethodImpl(Hot.Optimized)]
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int width = EmbeddingPair.Width(prediction.Length, 3, target.Length);
        var (near, far) = Distances(prediction, width);
        return T.Max(T.Zero, near - far + T.CreateTruncating(Margin));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The prediction is not three embeddings, the target not one number, or the gradient differs in length.</exception>
    [MethodImpl(Hot.Optimized)]
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int width = EmbeddingPair.Width(prediction.Length, 3, target.Length);
        LossShape.CheckGradient(prediction.Length, gradient.Length);
        var (near, far) = Distances(prediction, width);
        if (!(near - far + T.CreateTruncating(Margin) > T.Zero))
        {
            gradient.Clear();
            return;
        }

        for (int i = 0; i < width; i++)
        {
            var pull = near > T.Zero ? scale * (prediction[i] - prediction[width + i] + Shift<T>()) / near : T.Zero;
            var push = far > T.Zero ? scale * (prediction[i] - prediction[2 * width + i] + Shift<T>()) / far : T.Zero;
            (gradient[i], gradient[width + i], gradient[2 * width + i]) = (pull - push, -pull, push);
        }
    }

    [MethodImpl(Hot.Inlined)]
    private static (T Near, T Far) Distances<T>(ReadOnlySpan<T> prediction, int width) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (EmbeddingPair.Distance(prediction[..width], prediction.Slice(width, width), Shift<T>()),
         EmbeddingPair.Distance(prediction[..width], prediction[(2 * width)..], Shift<T>()));

    [MethodImpl(Hot.Inlined)]
    private static T Shift<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateTruncating(1e-6);
}
