using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>A number for each band of frequencies of a frame, as Keras' <c>MelSpectrogram</c> has it.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class MelSpectrum<T> : FrameSpectrum<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[][] _weights;
    private readonly int[] _first;
    private readonly T _exponent, _least, _reference, _decibels = T.CreateTruncating(10 / Math.Log(10));
    private readonly bool _isPower, _inDecibels;

    /// <summary>Works out window and bands.</summary>
    /// <param name="fftLength">The length of the transform and of a frame.</param>
    /// <param name="windowLength">The length of the window in the middle of it.</param>
    /// <param name="window">The window.</param>
    /// <param name="samplingRate">Samples per second.</param>
    /// <param name="bands">How many bands.</param>
    /// <param name="lowest">The lowest frequency of the lowest band.</param>
    /// <param name="highest">The highest frequency of the highest band.</param>
    /// <param name="exponent">The exponent of magnitudes.</param>
    /// <param name="inDecibels">Whether results are in decibels.</param>
    /// <param name="leastPower">The least power that decibels are taken of.</param>
    /// <param name="reference">The power of 0 dB.</param>
    public MelSpectrum(int fftLength, int windowLength, WindowFunction window, int samplingRate, int bands, double lowest, double highest, double exponent, bool inDecibels, double leastPower, double reference)
        : base(FrameWindow.Centered(FrameWindow.Of(window, windowLength, periodic: true), fftLength), fftLength)
    {
        var triangles = new MelBands(bands, Bins, samplingRate, lowest, highest);
        (_weights, _first) = (new T[bands][], new int[bands]);
        for (int band = 0; band < bands; band++) (_first[band], _weights[band]) = (triangles.First(band), Array.ConvertAll(triangles.Weights(band), T.CreateTruncating));
        (_isPower, _inDecibels, _exponent) = (exponent == 2, inDecibels, T.CreateTruncating(exponent / 2));
        (_least, _reference) = (T.CreateTruncating(leastPower), T.CreateTruncating(10 * Math.Log10(Math.Max(Math.Abs(reference), leastPower))));
    }

    private protected override int Results => _weights.Length;

    [MethodImpl(Hot.Optimized)]
    private protected override void Output(ReadOnlySpan<T> power, Span<T> results)
    {
        Span<T> raised = stackalloc T[power.Length];
        Raise(power, raised);
        for (int band = 0; band < results.Length; band++)
        {
            T sum = Sum(raised, band);
            results[band] = _inDecibels ? _decibels * T.Log(T.Max(sum, _least)) - _reference : sum;
        }
    }

    [MethodImpl(Hot.Optimized)]
    private protected override void OutputGradient(ReadOnlySpan<T> power, ReadOnlySpan<T> gradient, Span<T> slope)
    {
        Span<T> raised = stackalloc T[power.Length];
        Raise(power, raised);
        slope.Clear();
        for (int band = 0; band < gradient.Length; band++)
        {
            T sum = _inDecibels ? Sum(raised, band) : T.One, passed = !_inDecibels ? gradient[band] : sum < _least ? T.Zero : gradient[band] * _decibels / sum;
            T[] weights = _weights[band];
            for (int i = 0; i < weights.Length; i++) slope[_first[band] + i] += weights[i] * passed;
        }

        // d Pᵉ = e Pᵉ⁻¹ dP, and nothing where there is no sound.
        if (_isPower) return;
        for (int bin = 0; bin < slope.Length; bin++) slope[bin] = power[bin] > T.Zero ? slope[bin] * _exponent * raised[bin] / power[bin] : T.Zero;
    }

    private void Raise(ReadOnlySpan<T> power, Span<T> raised)
    {
        if (_isPower) power.CopyTo(raised);
        else for (int bin = 0; bin < power.Length; bin++) raised[bin] = T.Pow(power[bin], _exponent);
    }

    [MethodImpl(Hot.Optimized)]
    private T Sum(ReadOnlySpan<T> raised, int band)
    {
        T sum = T.Zero;
        T[] weights = _weights[band];
        for (int i = 0; i < weights.Length; i++) sum += weights[i] * raised[_first[band] + i];
        return sum;
    }
}
