using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>
/// Copies rows that lie anywhere in a matrix, four side by side: the processor then waits for four streams from memory at
/// once, where it would find out about each only when it gets there.
/// </summary>
internal static class RowGather
{
    // Shorter rows are no streams.
    private const int ShortestStream = 64, Streams = 4;

    /// <summary>Copies the rows with these indices, one after another.</summary>
    /// <param name="source">Rows of <paramref name="width"/> numbers.</param>
    /// <param name="width">Numbers of a row.</param>
    /// <param name="indices">Which rows; all exist.</param>
    /// <param name="destination">At least as many rows.</param>
    [MethodImpl(Hot.Optimized)]
    public static void Copy(ReadOnlySpan<float> source, int width, ReadOnlySpan<int> indices, Span<float> destination)
    {
        int done = 0;
        if (width >= ShortestStream)
            for (; done <= indices.Length - Streams; done += Streams) CopyFour(source, width, indices.Slice(done, Streams), destination.Slice(done * width, Streams * width));
        for (; done < indices.Length; done++) source.Slice(indices[done] * width, width).CopyTo(destination[(done * width)..]);
    }

    [MethodImpl(Hot.Optimized)]
    private static void CopyFour(ReadOnlySpan<float> source, int width, ReadOnlySpan<int> indices, Span<float> destination)
    {
        ref float a = ref Row(source, width, indices[0]), b = ref Row(source, width, indices[1]), c = ref Row(source, width, indices[2]), d = ref Row(source, width, indices[3]);
        ref float to = ref MemoryMarshal.GetReference(destination);
        // The last vector may overlap the one before.
        for (nint next = 0; next < width; next += Vector<float>.Count)
        {
            nint i = Math.Min(next, width - Vector<float>.Count);
            At(ref to, i) = At(ref a, i);
            At(ref to, i + width) = At(ref b, i);
            At(ref to, i + 2 * (nint)width) = At(ref c, i);
            At(ref to, i + 3 * (nint)width) = At(ref d, i);
        }
    }

    private static ref float Row(ReadOnlySpan<float> source, int width, int index) => ref MemoryMarshal.GetReference(source.Slice(index * width, width));

    [MethodImpl(Hot.Inlined)]
    private static ref Vector<float> At(ref float origin, nint offset) => ref Unsafe.As<float, Vector<float>>(ref Unsafe.Add(ref origin, offset));
}
