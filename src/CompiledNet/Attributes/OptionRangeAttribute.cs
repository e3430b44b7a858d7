using System;

namespace CompiledNet;

/// <summary>
/// Which numbers an option of a loss may be: the compiler then refuses others where a network is declared. Put it on the property of the loss.
/// </summary>
/// <param name="least">The smallest number, or negative infinity.</param>
/// <param name="most">The largest number; infinity is none, whatever is written here.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OptionRangeAttribute(double least, double most = double.PositiveInfinity) : Attribute
{
    /// <summary>The smallest number.</summary>
    public double Least { get; } = least;

    /// <summary>The largest number.</summary>
    public double Most { get; } = most;

    /// <summary>Whether the bounds themselves are outside.</summary>
    public bool IsOpen { get; set; }
}
