using System;

namespace CompiledNet;

/// <summary>From where to where a random factor may be. A lone number f stands for the range from −f to f.</summary>
/// <param name="Lower">The smallest factor.</param>
/// <param name="Upper">The largest factor.</param>
public readonly record struct FactorRange(double Lower, double Upper)
{
    /// <summary>From −<paramref name="factor"/> to <paramref name="factor"/>.</summary>
    public static implicit operator FactorRange(double factor) => new(-Math.Abs(factor), Math.Abs(factor));

    /// <summary>From the first number to the second.</summary>
    public static implicit operator FactorRange((double Lower, double Upper) range) => new(range.Lower, range.Upper);

    /// <exception cref="ArgumentOutOfRangeException">The range is empty or reaches beyond the bounds.</exception>
    internal FactorRange Within(double least, double most, string name) => Lower >= least && Upper <= most && Lower <= Upper
        ? this
        : throw new ArgumentOutOfRangeException(name, $"A range within {least} to {most} was expected, but it is {Lower} to {Upper}.");
}
