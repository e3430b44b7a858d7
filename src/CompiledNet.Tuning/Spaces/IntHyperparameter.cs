using System;
using System.Globalization;

namespace CompiledNet.Tuning;

/// <summary>A whole number of a range, both ends included.</summary>
public sealed class IntHyperparameter : Hyperparameter<int>
{
    private readonly double _start, _width;

    internal IntHyperparameter(string name, int low, int high, int step, Spacing spacing, Condition? condition) : base(name, condition)
    {
        if (low > high) throw new ArgumentException($"'{name}' has no value: from {low} to {high} there is no number.", nameof(low));
        if (step < 1) throw new ArgumentOutOfRangeException(nameof(step), step, $"The step of '{name}' has to be 1 or more.");
        if (spacing == Spacing.Logarithmic && (low < 1 || step != 1))
            throw new ArgumentException($"'{name}' begins at {low} with a step of {step}: a logarithmic range has to begin at 1 or above, and its step is 1.", nameof(low));
        (Low, Step, Spacing) = (low, step, spacing);
        long last = ((long)high - low) / step;
        High = (int)(low + last * step);
        (Values, _start) = (last + 1, Math.Log(low - 0.5));
        _width = Math.Log(High + 0.5) - _start;
    }

    /// <summary>The least value.</summary>
    public int Low { get; }

    /// <summary>The greatest value.</summary>
    public int High { get; }

    /// <summary>The difference of neighbours.</summary>
    public int Step { get; }

    /// <summary>How the values are spread.</summary>
    public Spacing Spacing { get; }

    /// <inheritdoc/>
    public override int? Count => Values <= int.MaxValue ? (int)Values : null;

    /// <inheritdoc/>
    public override bool IsChoice => false;

    private long Values { get; }

    private protected override string Range => string.Create(
        CultureInfo.InvariantCulture, $"int from {Low} to {High}{(Step == 1 ? "" : $" by {Step}")}{(Spacing == Spacing.Logarithmic ? ", logarithmic" : "")}");

    /// <summary>The condition that this is <paramref name="least"/> or more, such as the number of layers for what belongs to the third.</summary>
    public Condition AtLeast(int least) => new(this, value => value >= least, string.Create(CultureInfo.InvariantCulture, $"is at least {least}"));

    /// <inheritdoc/>
    public override string Format(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    internal override int Value(double number) => (int)number;

    internal override double Number(int value) => value >= Low && value <= High && ((long)value - Low) % Step == 0 ? value : double.NaN;

    internal override double FromUnit(double unit) => Spacing == Spacing.Logarithmic
        ? Math.Clamp(Math.Round(Math.Exp(_start + unit * _width)), Low, High)
        : Low + (double)Step * Math.Clamp((long)(unit * Values), 0, Values - 1);

    internal override double ToUnit(double value) => Spacing == Spacing.Logarithmic
        ? (Math.Log(value) - _start) / _width
        : ((value - Low) / Step + 0.5) / Values;

    internal override double At(int index) => Low + (double)Step * index;

    internal override double Parse(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? Number(value) : double.NaN;
}
