using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet.Tuning;

/// <summary>One of some values.</summary>
/// <typeparam name="T">Their type; each is known by its text, as <see cref="object.ToString"/> has it.</typeparam>
public sealed class ChoiceHyperparameter<T> : Hyperparameter<T>
{
    private readonly T[] _values;
    private readonly string[] _texts;

    internal ChoiceHyperparameter(string name, T[] values, bool isOrdered, Condition? condition) : base(name, condition)
    {
        IsChoice = !isOrdered;
        if (values.Length == 0) throw new ArgumentException($"'{name}' has no value: give at least one to choose from.", nameof(values));
        _values = [.. values];
        _texts = [.. values.Select(value => WellFormedText.Checked(Text(value), nameof(values)))];
        int twice = Array.FindIndex(_texts, text => Array.LastIndexOf(_texts, text) != Array.IndexOf(_texts, text));
        if (twice >= 0) throw new ArgumentException($"'{name}' has the value '{_texts[twice]}' twice: each is known by its text.", nameof(values));
    }

    /// <summary>The values to choose from.</summary>
    public IReadOnlyList<T> Values => _values;

    /// <inheritdoc/>
    public override int? Count => _values.Length;

    /// <inheritdoc/>
    public override bool IsChoice { get; }

    private protected override string Range => (IsChoice ? "one of " : "in order ") + string.Join(", ", _texts);

    /// <inheritdoc/>
    public override string Format(double value) => _texts[(int)value];

    internal override T Value(double number) => _values[(int)number];

    internal override double Number(T value) => Parse(Text(value));

    internal override double FromUnit(double unit) => Math.Clamp((int)(unit * _values.Length), 0, _values.Length - 1);

    internal override double ToUnit(double value) => (value + 0.5) / _values.Length;

    internal override double At(int index) => index;

    internal override double Parse(string text) => Array.IndexOf(_texts, text) is >= 0 and var index ? index : double.NaN;

    private static string Text(T value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
