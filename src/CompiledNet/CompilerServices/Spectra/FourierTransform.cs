using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>The discrete Fourier transform of 2ⁿ complex numbers, real and imaginary parts apart: X[k] = Σ x[j] · exp(−2πi jk / length).</summary>
/// <remarks>J. W. Cooley and J. W. Tukey, "An Algorithm for the Machine Calculation of Complex Fourier Series", 1965: radix 2, in place.</remarks>
internal sealed class FourierTransform<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] _places;

    // The roots of unity of the stages, one after another: 1, 2, 4 … of them.
    private readonly T[] _cos, _sin;

    /// <param name="length">A power of two.</param>
    public FourierTransform(int length)
    {
        Length = length;
        (_places, _cos, _sin) = (new int[length], new T[length], new T[length]);
        int bits = BitOperations.Log2((uint)length);
        for (int i = 0; i < length; i++)
            for (int bit = 0; bit < bits; bit++) _places[i] |= ((i >> bit) & 1) << (bits - 1 - bit);
        for (int half = 1; half < length; half *= 2)
            for (int j = 0; j < half; j++)
            {
                var (sin, cos) = Math.SinCos(-Math.PI * j / half);
                (_cos[half - 1 + j], _sin[half - 1 + j]) = (T.CreateTruncating(cos), T.CreateTruncating(sin));
            }
    }

    /// <summary>How many numbers it transforms.</summary>
    public int Length { get; }

    /// <summary>Where number <paramref name="index"/> has to stand before the transform.</summary>
    public int Place(int index) => _places[index];

    /// <summary>Transforms numbers that stand in their places; the result is in order.</summary>
    [MethodImpl(Hot.Optimized)]
    public void Transform(Span<T> re, Span<T> im)
    {
        for (int half = 1; half < Length; half *= 2)
        {
            ReadOnlySpan<T> cos = _cos.AsSpan(half - 1, half), sin = _sin.AsSpan(half - 1, half);
            for (int start = 0; start < Length; start += 2 * half)
            {
                Span<T> ar = re.Slice(start, half), ai = im.Slice(start, half), br = re.Slice(start + half, half), bi = im.Slice(start + half, half);
                if (half >= Vector<T>.Count) Combine(Wide(ar), Wide(ai), Wide(br), Wide(bi), Wide(cos), Wide(sin));
                else Combine(ar, ai, br, bi, cos, sin);
            }
        }
    }

    private static Span<Vector<T>> Wide(Span<T> numbers) => MemoryMarshal.Cast<T, Vector<T>>(numbers);

    private static ReadOnlySpan<Vector<T>> Wide(ReadOnlySpan<T> numbers) => MemoryMarshal.Cast<T, Vector<T>>(numbers);

    // a, b = a + w · b, a − w · b
    [MethodImpl(Hot.Optimized)]
    private static void Combine(Span<Vector<T>> ar, Span<Vector<T>> ai, Span<Vector<T>> br, Span<Vector<T>> bi, ReadOnlySpan<Vector<T>> cos, ReadOnlySpan<Vector<T>> sin)
    {
        for (int j = 0; j < ar.Length; j++)
        {
            Vector<T> r = br[j] * cos[j] - bi[j] * sin[j], i = br[j] * sin[j] + bi[j] * cos[j], a = ar[j], b = ai[j];
            (ar[j], ai[j], br[j], bi[j]) = (a + r, b + i, a - r, b - i);
        }
    }

    [MethodImpl(Hot.Optimized)]
    private static void Combine(Span<T> ar, Span<T> ai, Span<T> br, Span<T> bi, ReadOnlySpan<T> cos, ReadOnlySpan<T> sin)
    {
        for (int j = 0; j < ar.Length; j++)
        {
            T r = br[j] * cos[j] - bi[j] * sin[j], i = br[j] * sin[j] + bi[j] * cos[j], a = ar[j], b = ai[j];
            (ar[j], ai[j], br[j], bi[j]) = (a + r, b + i, a - r, b - i);
        }
    }
}
