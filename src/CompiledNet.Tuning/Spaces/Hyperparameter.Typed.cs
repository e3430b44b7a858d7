using System;
using System.Linq;

namespace CompiledNet.Tuning;

/// <summary>A hyper-parameter whose values are of a type.</summary>
/// <typeparam name="T"><see cref="double"/>, <see cref="int"/>, or the type of the choices.</typeparam>
public abstract class Hyperparameter<T> : Hyperparameter
{
    private protected Hyperparameter(string name, Condition? condition) : base(name, condition) { }

    /// <summary>The value that a number of a <see cref="Point"/> stands for.</summary>
    internal abstract T Value(double number);

    /// <summary>The number that stands for a value, or NaN if it is none of this hyper-parameter.</summary>
    internal abstract double Number(T value);

    /// <summary>The condition that this hyper-parameter has one of <paramref name="values"/>.</summary>
    /// <exception cref="ArgumentException">There is none, or one is no value of this hyper-parameter.</exception>
    public Condition Is(params T[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length == 0) throw new ArgumentException($"A condition on '{Name}' needs a value.", nameof(values));
        double[] numbers = [.. values.Select(Number)];
        int wrong = Array.FindIndex(numbers, double.IsNaN);
        if (wrong >= 0) throw new ArgumentException($"'{values[wrong]}' is no value of {this}.", nameof(values));
        return new Condition(this, value => Array.IndexOf(numbers, value) >= 0, "is " + string.Join(" or ", numbers.Select(Format)));
    }
}
