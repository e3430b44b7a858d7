using System;
using System.Globalization;

namespace CompiledNet.Tuning;

/// <summary>A real number of a range, both ends included.</summary>
public sealed class FloatHyperparameter : Hyperparameter<double>
{
    private readonly double _start, _width;

    internal FloatHyperparameter(string name, double low, double high, Spacing spacing, Condition? condition) : base(name, condition)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || !(low <= high))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"'{name}' has no value: from {low} to {high} there is no number."), nameof(low));
        if (spacing == Spacing.Logarithmic && low <= 0)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"'{name}' begins at {low}: a logarithmic range has to be positive."), nameof(low));
        (Low, High, Spacing) = (low, high, spacing);
        _start = Transform(low);
        _width = Transform(high) - _start;
        if (!double.IsFinite(_width)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"'{name}' is from {low} to {high}, which is wider than any number: take less, or a choice of magnitudes."), nameof(high));
    }

    /// <summary>The least value.</summary>
    public double Low { get; }

    /// <summary>The greatest value.</summary>
    public double High { get; }

    /// <summary>How the values are spread.</summary>
    public Spacing Spacing { get; }

    /// <inheritdoc/>
    public override int? Count => Low == High ? 1 : null;

    /// <inheritdoc/>
    public override bool IsChoice => false;

    private protected override string Range =>
        string.Create(CultureInfo.InvariantCulture, $"float from {Low} to {High}{(Spacing == Spacing.Logarithmic ? ", logarithmic" : "")}");

    /// <inheritdoc/>
    public override string Format(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    internal override double Value(double number) => number;

    internal override double Number(double value) => value >= Low && value <= High ? value : double.NaN;

    internal override double FromUnit(double unit) => Math.Clamp(Spacing == Spacing.Logarithmic ? Math.Exp(_start + unit * _width) : _start + unit * _width, Low, High);

    internal override double ToUnit(double value) => _width == 0 ? 0.5 : (Transform(value) - _start) / _width;

    internal override double At(int index) => Low;

    internal override double Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? Number(value) : double.NaN;

    private double Transform(double value) => Spacing == Spacing.Logarithmic ? Math.Log(value) : value;
}
