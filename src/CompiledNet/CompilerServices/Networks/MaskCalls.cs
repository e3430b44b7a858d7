using System;
using System.ComponentModel;
using System.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>What the emitted code of networks with masked outputs calls. Not meant to be called by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MaskCalls
{
    /// <summary>Σ mask · loss of the positions of one sample.</summary>
    public static T SumOfLosses<TLoss, T>(TLoss loss, ReadOnlySpan<T> prediction, ReadOnlySpan<T> targets, ReadOnlySpan<T> mask)
        where TLoss : struct, ILoss
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int channels = prediction.Length / mask.Length, size = TLoss.TargetSize(channels);
        T total = T.Zero;
        for (int i = 0; i < mask.Length; i++)
            if (mask[i] != T.Zero) total += loss.Forward(prediction.Slice(i * channels, channels), targets.Slice(i * size, size));
        return total;
    }
}
