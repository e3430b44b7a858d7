namespace CompiledNet.Numerics;

/// <summary>What differs between the precisions in <see cref="ErrorFunction"/>.</summary>
internal interface IErrorTerms
{
    /// <summary>From where on erf x is 1 after rounding.</summary>
    static abstract double One { get; }

    /// <summary>E(w): erf x = x·E(x²) for |x| ≤ 1.</summary>
    static abstract T Near<T>(T w) where T : struct, ILanes<T>;

    /// <summary>F(u): erfc t = exp(−t²)·F(1 / (t + 2)) for t ≥ 1.</summary>
    static abstract T Far<T>(T u) where T : struct, ILanes<T>;
}
