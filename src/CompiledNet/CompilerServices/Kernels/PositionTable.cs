using System;
using System.Numerics;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>The table of the sinusoidal encoding of positions.</summary>
/// <remarks>Vaswani et al., "Attention is all you need", 2017, section 3.5.</remarks>
public static class PositionTable
{
    /// <summary>
    /// Row p holds sin(p / wavelength^(2i/channels)) in channel 2i and the cosine of the same in channel 2i + 1; rows are
    /// <paramref name="stride"/> numbers apart, with zeros behind the channels.
    /// </summary>
    public static AlignedBuffer<T> Create<T>(int positions, int channels, int stride, double wavelength) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var table = new AlignedBuffer<T>(checked(positions * stride));
        var numbers = table.Span;
        for (int position = 0; position < positions; position++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                double angle = position / Math.Pow(wavelength, (double)(channel / 2 * 2) / channels);
                numbers[position * stride + channel] = T.CreateTruncating(channel % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
            }
        }

        return table;
    }
}
