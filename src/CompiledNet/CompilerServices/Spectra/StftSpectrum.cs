using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>A number for each frequency of a frame, as Keras' <c>STFTSpectrogram</c> has it.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="frameLength">Samples per frame.</param>
/// <param name="fftLength">The length of the transform.</param>
/// <param name="window">The window.</param>
/// <param name="periodic">Whether it is a period.</param>
/// <param name="scaling">What it is divided by.</param>
/// <param name="mode">What is said of each frequency.</param>
public sealed class StftSpectrum<T>(int frameLength, int fftLength, WindowFunction window, bool periodic, SpectrogramScaling scaling, SpectrogramMode mode)
    : FrameSpectrum<T>(FrameWindow.Scaled(FrameWindow.Of(window, frameLength, periodic), scaling), fftLength)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Keras' epsilon.
    private static readonly T s_least = T.CreateTruncating(1e-7), s_half = T.CreateTruncating(0.5);

    private protected override int Results => Bins;

    [MethodImpl(Hot.Optimized)]
    private protected override void Output(ReadOnlySpan<T> power, Span<T> results)
    {
        for (int bin = 0; bin < results.Length; bin++)
            results[bin] = mode switch
            {
                SpectrogramMode.Psd => Sides(bin) * power[bin],
                SpectrogramMode.Magnitude => T.Sqrt(T.Max(power[bin], s_least)),
                _ => s_half * T.Log(T.Max(power[bin], s_least)),
            };
    }

    [MethodImpl(Hot.Optimized)]
    private protected override void OutputGradient(ReadOnlySpan<T> power, ReadOnlySpan<T> gradient, Span<T> slope)
    {
        for (int bin = 0; bin < gradient.Length; bin++)
            slope[bin] = mode == SpectrogramMode.Psd ? Sides(bin) * gradient[bin]
                : power[bin] < s_least ? T.Zero
                : mode == SpectrogramMode.Magnitude ? gradient[bin] * s_half / T.Sqrt(power[bin])
                : gradient[bin] * s_half / power[bin];
    }

    private T Sides(int bin) => bin == 0 || bin == Bins - 1 ? T.One : T.One + T.One;
}
