using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>Looks for numbers that are none.</summary>
internal static class FiniteCheck
{
    /// <summary>The index of the first number that is NaN or infinite; -1 if there is none.</summary>
    [MethodImpl(Hot.Optimized)]
    public static int FirstNotFinite(ReadOnlySpan<float> values)
    {
        // A number less itself is 0, unless it is infinite or none.
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        int i = 0;
        while (i < vectors.Length && Vector.EqualsAll(vectors[i] - vectors[i], Vector<float>.Zero)) i++;
        for (i *= Vector<float>.Count; i < values.Length; i++)
            if (!float.IsFinite(values[i])) return i;
        return -1;
    }
}
