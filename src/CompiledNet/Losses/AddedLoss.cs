using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The mean of the numbers of the output: what the layers compute is itself what training makes small. There are no targets.</summary>
/// <remarks>
/// What <c>add_loss</c> is in Keras, as an output: <c>[Output&lt;AddedLoss&gt;(Weight = 0.1f)]</c> on any layer of a graph adds its mean, over
/// positions and samples too, to the loss. What it depends on besides layers, such as labels, comes in as an input.
/// </remarks>
public readonly struct AddedLoss : ILoss
{
    /// <summary>None.</summary>
    public static int TargetSize(int outputSize) => 0;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is a target, or no prediction.</exception>
    [MethodImpl(Hot.Optimized)]
    public T Forward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.CheckNoTarget(target.Length);
        LossShape.CheckGradient(prediction.Length, prediction.Length);
        var sum = T.Zero;
        foreach (var value in prediction) sum += value;
        return sum / T.CreateTruncating(prediction.Length);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is a target, or the gradient differs in length from the prediction.</exception>
    public void Backward<T>(ReadOnlySpan<T> prediction, ReadOnlySpan<T> target, T scale, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LossShape.CheckNoTarget(target.Length);
        LossShape.CheckGradient(prediction.Length, gradient.Length);
        gradient.Fill(scale / T.CreateTruncating(prediction.Length));
    }
}
