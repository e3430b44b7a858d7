namespace CompiledNet.Numerics;

/// <summary>What differs between the precisions in <see cref="LogarithmFunction"/>.</summary>
internal interface ILogarithmTerms
{
    /// <summary>The smallest normal number.</summary>
    static abstract double SmallestNormal { get; }

    /// <summary>Bits of the fraction.</summary>
    static abstract double FractionBits { get; }

    /// <summary>The upper part of ln 2, whose product with an exponent is exact.</summary>
    static abstract double Ln2High { get; }

    /// <summary>ln 2 − <see cref="Ln2High"/>.</summary>
    static abstract double Ln2Low { get; }

    /// <summary>2 to the power of <see cref="FractionBits"/>, which makes a subnormal number normal.</summary>
    static abstract double Scale { get; }

    /// <summary>Q(z): ln((1+s)/(1−s)) = 2s + s·z·Q(z), z = s².</summary>
    static abstract T Polynomial<T>(T z) where T : struct, ILanes<T>;
}
