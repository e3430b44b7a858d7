using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>Rounds parameters to bfloat16, the upper half of a <see cref="float"/>, for sessions that read half as much memory.</summary>
/// <remarks>
/// Sixteen numbers become eight words: word i holds number i in its lower and number i + 8 in its upper half. A shift gives
/// the lower numbers back. The word as it is, read as a <see cref="float"/>, is the upper number: the lower half stands where
/// its further digits would, and the upper half is chosen so that the whole comes closest. It is off by no more than
/// a number rounded to bfloat16 is, half a unit of its eighth digit, and nothing has to be masked away.
/// The format is described in Google's "BFloat16: The secret to high performance on Cloud TPUs" (2019); the lower number is
/// rounded to nearest, ties to even, as in PyTorch.
/// </remarks>
public static class BFloat16Block
{
    private const int Group = 16;

    /// <summary>Rounds <paramref name="values"/>, a whole number of groups of 16, into <paramref name="words"/>.</summary>
    /// <exception cref="ArgumentException">The values are no whole number of groups, or the words are not half as many.</exception>
    [MethodImpl(Hot.Optimized)]
    public static void Round(ReadOnlySpan<float> values, Span<uint> words)
    {
        if (values.Length % Group != 0) throw new ArgumentException($"A multiple of {Group} values was expected, not {values.Length}.", nameof(values));
        if (words.Length != values.Length / 2) throw new ArgumentException($"{values.Length / 2} words were expected, not {words.Length}.", nameof(words));
        for (int from = 0, to = 0; from < values.Length; from += Group, to += Group / 2)
        {
            var lower = Rounded(Vector256.Create(values[from..])) >> 16;
            (Upper(Vector256.Create(values[(from + Group / 2)..]), lower) | lower).CopyTo(words[to..]);
        }
    }

    // The rounded number in the upper half; whatever is in the lower half is to be dropped. A number that is not one stays so.
    [MethodImpl(Hot.Inlined)]
    private static Vector256<uint> Rounded(Vector256<float> value)
    {
        var bits = value.AsUInt32();
        var rounded = bits + Vector256.Create(0x7FFFu) + (bits >> 16 & Vector256.Create(1u));
        return Vector256.ConditionalSelect(Vector256.IsNaN(value).AsUInt32(), bits | Vector256.Create(0x00400000u), rounded);
    }

    // The upper half that comes closest to the number together with the lower one. It is never that of a denormal number,
    // which many processors multiply slowly: the smallest normal one stands in for zero. Infinity becomes NaN.
    [MethodImpl(Hot.Inlined)]
    private static Vector256<uint> Upper(Vector256<float> value, Vector256<uint> lower)
    {
        var bits = value.AsUInt32();
        var sign = bits & Vector256.Create(0x80000000u);
        var magnitude = (bits ^ sign).AsInt32() - lower.AsInt32() + Vector256.Create(0x8000);
        var kept = Vector256.Max(magnitude, Vector256.Create(0x00800000)).AsUInt32() & Vector256.Create(0xFFFF0000u);
        return sign | Vector256.ConditionalSelect(Vector256.IsNaN(value).AsUInt32(), Vector256.Create(0x7FC00000u), kept);
    }
}
