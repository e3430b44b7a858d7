using System.Runtime.CompilerServices;
using System;

namespace CompiledNet.Numerics;

/// <summary>Philox 4×32-10, a counter-based random number generator.</summary>
/// <remarks>J. Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011.</remarks>
public static class Philox
{
    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57, Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    /// <summary>The four 32-bit numbers number <paramref name="counter"/> of stream <paramref name="stream"/> under <paramref name="key"/>.</summary>
    [MethodImpl(Hot.Optimized)]
    public static (uint, uint, uint, uint) Block(ulong key, ulong stream, ulong counter)
    {
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        uint a = (uint)counter, b = (uint)(counter >> 32), c = (uint)stream, d = (uint)(stream >> 32);
        for (int round = 0; round < 10; round++)
        {
            ulong p0 = (ulong)Multiplier0 * a, p1 = (ulong)Multiplier1 * c;
            (a, b, c, d) = ((uint)(p1 >> 32) ^ b ^ k0, (uint)p1, (uint)(p0 >> 32) ^ d ^ k1, (uint)p0);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return (a, b, c, d);
    }
}
