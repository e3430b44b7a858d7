namespace CompiledNet.Numerics;

/// <summary>The bit patterns of IEEE 754 that the lanes use to take numbers apart.</summary>
internal static class BinaryFormat
{
    /// <summary>Bits of the fraction of a <see cref="float"/>.</summary>
    public const int SingleFraction = 23;

    /// <summary>Bits of the fraction of a <see cref="double"/>.</summary>
    public const int DoubleFraction = 52;

    /// <summary>The bits of √½ as <see cref="float"/>.</summary>
    public const int SingleRootHalf = 0x3F3504F3;

    /// <summary>The bits of √½ as <see cref="double"/>.</summary>
    public const long DoubleRootHalf = 0x3FE6A09E667F3BCD;

    /// <summary>What carries the bits of √½ to those of 1, so that the exponent steps at √2 and no longer at 2.</summary>
    public const int SingleStep = 0x3F800000 - SingleRootHalf;

    /// <summary>What carries the bits of √½ to those of 1, so that the exponent steps at √2 and no longer at 2.</summary>
    public const long DoubleStep = 0x3FF0000000000000 - DoubleRootHalf;

    /// <summary>The fraction's bits of a <see cref="float"/>.</summary>
    public const int SingleMask = 0x007FFFFF;

    /// <summary>The fraction's bits of a <see cref="double"/>.</summary>
    public const long DoubleMask = 0x000FFFFFFFFFFFFF;

    /// <summary>The bits of 2^23: an integer below 2^23 joined to them by OR is that integer as a number, plus 2^23.</summary>
    public const int SingleInteger = 0x4B000000;

    /// <summary>The bits of 2^52: an integer below 2^52 joined to them by OR is that integer as a number, plus 2^52.</summary>
    public const long DoubleInteger = 0x4330000000000000;

    /// <summary>2^23 plus the exponent bias of <see cref="float"/>.</summary>
    public const float SingleIntegerBias = 8388608f + 127;

    /// <summary>2^52 plus the exponent bias of <see cref="double"/>.</summary>
    public const double DoubleIntegerBias = 4503599627370496.0 + 1023;
}
