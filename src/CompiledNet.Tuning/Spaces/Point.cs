using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Tuning;

/// <summary>A value for each hyper-parameter of a space that counts; it never changes.</summary>
public sealed class Point : IEquatable<Point>
{
    private readonly double[] _numbers;

    internal Point(SearchSpace space, double[] numbers) => (Space, _numbers) = (space, numbers);

    /// <summary>The space.</summary>
    public SearchSpace Space { get; }

    /// <summary>Names and values, as text, of the hyper-parameters that count, in their order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values =>
        from hyperparameter in Space.Hyperparameters
        where IsSet(hyperparameter)
        select KeyValuePair.Create(hyperparameter.Name, hyperparameter.Format(Number(hyperparameter)));

    /// <summary>Whether a hyper-parameter counts here.</summary>
    public bool IsSet(Hyperparameter hyperparameter) => !double.IsNaN(Number(hyperparameter));

    /// <summary>The value of a hyper-parameter.</summary>
    /// <exception cref="InvalidOperationException">It does not count here.</exception>
    /// <exception cref="ArgumentException">It is of another space.</exception>
    public T Get<T>(Hyperparameter<T> hyperparameter) => IsSet(hyperparameter)
        ? hyperparameter.Value(Number(hyperparameter))
        : throw new InvalidOperationException($"'{hyperparameter.Name}' does not count here: it does if {hyperparameter.Condition}.");

    /// <summary>The value as a number: of a choice its index; NaN if it does not count here.</summary>
    /// <exception cref="ArgumentException">It is of another space.</exception>
    public double Number(Hyperparameter hyperparameter)
    {
        ArgumentNullException.ThrowIfNull(hyperparameter);
        return hyperparameter.Index < Space.Hyperparameters.Count && Space.Hyperparameters[hyperparameter.Index] == hyperparameter
            ? _numbers[hyperparameter.Index]
            : throw new ArgumentException($"'{hyperparameter.Name}' is of another space.", nameof(hyperparameter));
    }

    /// <summary>The coordinate from 0 to 1; NaN if it does not count here.</summary>
    internal double Unit(Hyperparameter hyperparameter) => hyperparameter.ToUnit(_numbers[hyperparameter.Index]);

    /// <summary>Whether all values are the same.</summary>
    public bool Equals(Point? other)
    {
        if (other is null || _numbers.Length != other._numbers.Length) return false;
        // Searches compare with all points there are, most of which differ in the first number already.
        for (int i = 0; i < _numbers.Length; i++)
            if (!_numbers[i].Equals(other._numbers[i])) return false;
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Point);

    /// <inheritdoc/>
    public override int GetHashCode() => _numbers.Aggregate(0, (code, number) => HashCode.Combine(code, number));

    /// <summary>Such as <c>rate 0.01, units 16</c>.</summary>
    public override string ToString() => string.Join(", ", Values.Select(value => $"{value.Key} {value.Value}"));
}
