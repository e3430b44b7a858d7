using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>Augmentation of the rows of a batch. What is drawn follows from seed, step, row and node alone.</summary>
public static class Augmentation
{
    /// <summary>y = augmentation(x) for <paramref name="rows"/> images, one after another.</summary>
    [MethodImpl(Hot.Optimized)]
    public static void Apply<T>(ref T x, ref T y, int rows, ImageAugmentation augmentation, ImageShape shape, int node, RandomDraw draw)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(augmentation);
        int size = shape.Size, result = augmentation.OutputShape(shape).Size;
        ReadOnlySpan<T> from = MemoryMarshal.CreateReadOnlySpan(ref x, rows * size);
        var to = MemoryMarshal.CreateSpan(ref y, rows * result);
        for (int row = 0; row < rows; row++) augmentation.Apply(from.Slice(row * size, size), shape, to.Slice(row * result, result), ImageDraw.Of(draw, node, row));
    }

    /// <summary>What <paramref name="rows"/> images get back from their results.</summary>
    [MethodImpl(Hot.Optimized)]
    public static void ApplyGradient<T>(ref T x, ref T dy, ref T dx, int rows, ImageAugmentation augmentation, ImageShape shape, int node, RandomDraw draw)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(augmentation);
        int size = shape.Size, result = augmentation.OutputShape(shape).Size;
        ReadOnlySpan<T> from = MemoryMarshal.CreateReadOnlySpan(ref x, rows * size), gradient = MemoryMarshal.CreateReadOnlySpan(ref dy, rows * result);
        var to = MemoryMarshal.CreateSpan(ref dx, rows * size);
        for (int row = 0; row < rows; row++)
            augmentation.Backward(from.Slice(row * size, size), shape, gradient.Slice(row * result, result), to.Slice(row * size, size), ImageDraw.Of(draw, node, row));
    }
}
