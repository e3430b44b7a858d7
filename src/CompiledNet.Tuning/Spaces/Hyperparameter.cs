using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Tuning;

/// <summary>
/// One number or choice that a search may set: a dimension of a <see cref="SearchSpace"/>, which makes them. A value is kept as a number, that of
/// a choice as its index from 0, and lies at a coordinate from 0 to 1 on the scale that strategies work with.
/// </summary>
public abstract class Hyperparameter
{
    private protected Hyperparameter(string name, Condition? condition) => (Name, Condition) = (WellFormedText.Checked(name, nameof(name)), condition);

    /// <summary>The name, unlike any other of its space.</summary>
    public string Name { get; }

    /// <summary>When it counts; null for always.</summary>
    public Condition? Condition { get; }

    /// <summary>The place in its space, counted from 0.</summary>
    public int Index { get; internal set; }

    /// <summary>How many values there are; null for a range of real numbers, and for more than an int can say.</summary>
    public abstract int? Count { get; }

    /// <summary>Whether the values are choices without an order.</summary>
    public abstract bool IsChoice { get; }

    /// <summary>The value as text, which <see cref="Parse"/> reads back to the same value.</summary>
    public abstract string Format(double value);

    /// <summary>What a file, a table or a message says about the range.</summary>
    private protected abstract string Range { get; }

    /// <summary>The value at a coordinate from 0 to 1; equal parts of the coordinate are equally likely.</summary>
    internal abstract double FromUnit(double unit);

    /// <summary>The coordinate of a value, the middle of those that give it.</summary>
    internal abstract double ToUnit(double value);

    /// <summary>The value with an index, counted from 0, of those that <see cref="Count"/> counts.</summary>
    internal abstract double At(int index);

    /// <summary>All values if there are no more than <paramref name="most"/>, or if they have no order; else no more than that, which divide the scale into equal parts, both ends included.</summary>
    internal IEnumerable<double> Levels(int most) => Count is { } count && (IsChoice || count <= most)
        ? Enumerable.Range(0, count).Select(At)
        : Enumerable.Range(0, most).Select(level => FromUnit(level / (most - 1.0))).Distinct();

    /// <summary>The value that <see cref="Format"/> wrote, or NaN if it is none of this hyper-parameter.</summary>
    internal abstract double Parse(string text);

    /// <summary>Name, range and condition in a line.</summary>
    public override string ToString() => Condition is null ? $"{Name}: {Range}" : $"{Name}: {Range}, if {Condition}";
}
