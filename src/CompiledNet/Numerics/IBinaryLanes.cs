namespace CompiledNet.Numerics;

/// <summary>
/// Lanes whose binary form (sign, exponent, fraction of IEEE 754) is reachable: what the elementary functions need
/// beyond arithmetic, so that each of them is written once for every width and both precisions.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
internal interface IBinaryLanes<TSelf> : ILanes<TSelf> where TSelf : struct, IBinaryLanes<TSelf>
{
    /// <summary>
    /// The low bits of the fraction moved into sign and exponent: with <c>value = 1.5·2^p + b</c> (p = 23 or 52 bits of
    /// fraction, b an integer from 0 to the largest biased exponent) the number whose biased exponent is b.
    /// </summary>
    static abstract TSelf FractionToExponent(TSelf value);

    /// <summary>
    /// Writes a positive normal number as <c>m · 2^k</c> with √½ ≤ m &lt; √2; returns m, and k as a number.
    /// Other numbers give an arbitrary result.
    /// </summary>
    static abstract TSelf Split(TSelf value, out TSelf exponent);
}
