using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Numerics;

/// <summary>Rounds parameters to bfloat16, the upper half of a <see cref="float"/>, for sessions that read half as much memory.</summary>
/// <remarks>
/// Sixteen numbers become eight words: word i holds number i in its lower and number i + 8 in its upper half, so that one
/// shift and one mask give two whole vectors back. The format is described in Google's "BFloat16: The secret to high
/// performance on Cloud TPUs" (2019); rounding is to nearest, ties to even, as in PyTorch.
/// </remarks>
public static class BFloat16Block
{
    private const int Group = 16;

    /// <summary>Rounds <paramref name="values"/>, a whole number of groups of 16, into <paramref name="words"/>.</summary>
    /// <exception cref="ArgumentException">The values are no whole number of groups, or the words are not half as many.</exception>
    public static void Round(ReadOnlySpan<float> values, Span<uint> words)
    {
        if (values.Length % Group != 0) throw new ArgumentException($"A multiple of {Group} values was expected, not {values.Length}.", nameof(values));
        if (words.Length != values.Length / 2) throw new ArgumentException($"{values.Length / 2} words were expected, not {words.Length}.", nameof(words));
        for (int from = 0, to = 0; from < values.Length; from += Group, to += Group / 2)
            (Upper(Vector256.Create(values[from..])) >> 16 | Upper(Vector256.Create(values[(from + Group / 2)..]))).CopyTo(words[to..]);
    }

    // The rounded number in the upper half; the lower half is zero. A number that is not one stays so.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Upper(Vector256<float> value)
    {
        var bits = value.AsUInt32();
        var rounded = bits + Vector256.Create(0x7FFFu) + (bits >> 16 & Vector256.Create(1u));
        var kept = Vector256.ConditionalSelect(Vector256.IsNaN(value).AsUInt32(), bits | Vector256.Create(0x00400000u), rounded);
        return kept & Vector256.Create(0xFFFF0000u);
    }
}
