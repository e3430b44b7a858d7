using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>
/// A reproducible stream of random numbers: a counter-based generator, so that the n-th number of a stream depends on
/// the seed, the stream and n alone and never on who draws first.
/// </summary>
/// <remarks>Philox 4×32-10: J. Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011.</remarks>
/// <param name="seed">The user's seed.</param>
/// <param name="stream">Which of the seed's streams, such as the number of a parameter.</param>
public sealed class RandomStream(int seed, ulong stream = 0)
{
    private ulong _counter;
    private int _left;
    private uint _a, _b, _c, _d;

    /// <summary>Goes to the beginning of another stream of the seed.</summary>
    internal void Restart(ulong other) => (stream, _counter, _left) = (other, 0, 0);

    /// <summary>The next 32 random bits.</summary>
    [MethodImpl(Hot.Optimized)]
    public uint NextUInt32()
    {
        if (_left == 0)
        {
            (_a, _b, _c, _d) = Philox.Block(unchecked((ulong)seed), stream, _counter++);
            _left = 4;
        }

        return _left-- switch { 4 => _a, 3 => _b, 2 => _c, _ => _d };
    }

    /// <summary>The next number, uniform in [0, 1).</summary>
    [MethodImpl(Hot.Optimized)]
    public double NextDouble() => (((ulong)NextUInt32() << 21) ^ (NextUInt32() >> 11)) * (1.0 / (1UL << 53));

    /// <summary>The next number of the standard normal distribution (Box and Muller 1958).</summary>
    [MethodImpl(Hot.Optimized)]
    public double NextNormal()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>The next integer, uniform in [0, <paramref name="bound"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is not positive.</exception>
    [MethodImpl(Hot.Optimized)]
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)(((ulong)NextUInt32() * (ulong)bound) >> 32);
    }

    /// <summary>Puts <paramref name="items"/> into a random order (Fisher and Yates).</summary>
    [MethodImpl(Hot.Optimized)]
    public void Shuffle<TItem>(Span<TItem> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
