using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>What follows from the squared magnitudes of the Fourier transforms of frames, and how gradients go back.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class FrameSpectrum<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _window;
    private readonly FourierTransform<T> _transform;

    private protected FrameSpectrum(double[] window, int fftLength)
    {
        _window = [.. Array.ConvertAll(window, T.CreateTruncating)];
        _transform = new FourierTransform<T>(fftLength);
        Bins = fftLength / 2 + 1;
    }

    /// <summary>How many frequencies there are.</summary>
    private protected int Bins { get; }

    /// <summary>Results per frame.</summary>
    private protected abstract int Results { get; }

    /// <summary>The results of all frames of <paramref name="rows"/> sounds.</summary>
    [MethodImpl(Hot.Optimized)]
    public void Apply(ref T x, ref T y, int rows, FrameLayout layout)
    {
        Span<T> re = stackalloc T[_transform.Length], im = stackalloc T[_transform.Length], power = stackalloc T[Bins];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<T> samples = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref x, (nint)row * layout.SampleStride), layout.Samples);
            for (int frame = 0; frame < layout.Frames; frame++)
            {
                Spectrum(samples, layout, frame, re, im, power);
                var results = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref y, ((nint)row * layout.Frames + frame) * layout.FrameStride), layout.FrameStride);
                results[Results..].Clear();
                Output(power, results[..Results]);
            }
        }
    }

    /// <summary>The gradient of <paramref name="rows"/> sounds from those of their results.</summary>
    [MethodImpl(Hot.Optimized)]
    public void ApplyGradient(ref T x, ref T dy, ref T dx, int rows, FrameLayout layout)
    {
        int length = _transform.Length;
        Span<T> re = stackalloc T[length], im = stackalloc T[length], power = stackalloc T[Bins], slope = stackalloc T[Bins], backRe = stackalloc T[length], backIm = stackalloc T[length];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<T> samples = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref x, (nint)row * layout.SampleStride), layout.Samples);
            var gradient = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref dx, (nint)row * layout.SampleStride), layout.Samples);
            gradient.Clear();
            for (int frame = 0; frame < layout.Frames; frame++)
            {
                Spectrum(samples, layout, frame, re, im, power);
                ReadOnlySpan<T> results = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref dy, ((nint)row * layout.Frames + frame) * layout.FrameStride), Results);
                OutputGradient(power, results, slope);

                // With re = Σ x cos and im = −Σ x sin, x gets Σ 2 slope (re cos − im sin): the real part of the transform of 2 slope (re − i im), conjugate.
                backRe.Clear();
                backIm.Clear();
                T two = T.One + T.One;
                for (int bin = 0; bin < Bins; bin++)
                {
                    int place = _transform.Place(bin);
                    (backRe[place], backIm[place]) = (two * slope[bin] * re[bin], -two * slope[bin] * im[bin]);
                }

                _transform.Transform(backRe, backIm);
                int first = layout.Offset + frame * layout.Step;
                for (int i = 0; i < _window.Length; i++)
                    if (layout.Place(first + i) is >= 0 and var at) gradient[at] += _window[i] * backRe[i];
            }
        }
    }

    /// <summary>Makes the results of a frame of the squared magnitudes of its frequencies.</summary>
    private protected abstract void Output(ReadOnlySpan<T> power, Span<T> results);

    /// <summary>Makes the gradient of the squared magnitudes.</summary>
    private protected abstract void OutputGradient(ReadOnlySpan<T> power, ReadOnlySpan<T> gradient, Span<T> slope);

    [MethodImpl(Hot.Optimized)]
    private void Spectrum(ReadOnlySpan<T> samples, FrameLayout layout, int frame, Span<T> re, Span<T> im, Span<T> power)
    {
        re.Clear();
        im.Clear();
        int first = layout.Offset + frame * layout.Step;
        if (first >= 0 && first + _window.Length <= samples.Length)
            for (int i = 0; i < _window.Length; i++) re[_transform.Place(i)] = _window[i] * samples[first + i];
        else
            for (int i = 0; i < _window.Length; i++)
                if (layout.Place(first + i) is >= 0 and var at) re[_transform.Place(i)] = _window[i] * samples[at];

        _transform.Transform(re, im);
        for (int bin = 0; bin < power.Length; bin++) power[bin] = re[bin] * re[bin] + im[bin] * im[bin];
    }
}
