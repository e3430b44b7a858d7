using System;
using System.Runtime.CompilerServices;
using CompiledNet.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The random numbers for one image: those that the same index names are the same whenever they are asked for, forward and backward.</summary>
public readonly struct ImageDraw
{
    // Normal numbers come from other blocks than uniform ones.
    private const uint NormalBlocks = 1 << 8;

    private readonly ulong _key, _stream, _counter;

    private ImageDraw(ulong key, ulong stream, ulong counter) => (_key, _stream, _counter, Active) = (key, stream, counter, true);

    /// <summary>Whether something random happens at all; not so in a prediction, and not so by default.</summary>
    public bool Active { get; }

    /// <summary>Numbers for the next image of a stream.</summary>
    public static ImageDraw Next(RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new ImageDraw(((ulong)random.NextUInt32() << 32) | random.NextUInt32(), ((ulong)random.NextUInt32() << 32) | random.NextUInt32(), 0);
    }

    /// <summary>Numbers for a row of a batch at a layer.</summary>
    internal static ImageDraw Of(RandomDraw draw, int node, int row) => draw.Active
        ? new ImageDraw(unchecked((ulong)draw.Seed), ((ulong)(uint)node << 32) | (uint)(draw.FirstRow + row), (ulong)draw.Step << 24)
        : default;

    /// <summary>A number uniform in [0, 1).</summary>
    /// <param name="index">Which one, from 0 to 255.</param>
    [MethodImpl(Hot.Optimized)]
    public double Uniform(int index)
    {
        var (a, b, c, d) = Philox.Block(_key, _stream, _counter + (uint)(index >> 1));
        return (index & 1) == 0 ? Unit(a, b) : Unit(c, d);

        static double Unit(uint high, uint low) => (((ulong)high << 21) ^ (low >> 11)) * (1.0 / (1UL << 53));
    }

    /// <summary>A number uniform in a range.</summary>
    public double Uniform(FactorRange range, int index) => range.Lower + (range.Upper - range.Lower) * Uniform(index);

    /// <summary>A number of the standard normal distribution (Box and Muller 1958).</summary>
    /// <param name="index">Which one, from 0 to 2²⁴ less 512.</param>
    [MethodImpl(Hot.Optimized)]
    public double Normal(int index)
    {
        var (a, b, c, d) = Philox.Block(_key, _stream, _counter + NormalBlocks + (uint)(index >> 1));
        return (index & 1) == 0 ? Normal(a, b) : Normal(c, d);

        static double Normal(uint radius, uint angle) =>
            Math.Sqrt(-2 * Math.Log((radius + 0.5) * (1 / 4294967296.0))) * Math.Cos(angle * (2 * Math.PI / 4294967296.0));
    }
}
