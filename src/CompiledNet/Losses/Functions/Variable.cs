using System;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// A number in the formula of a <see cref="LossFunction"/>, that knows how it was computed, so that the gradient of the loss follows. Numbers of other
/// types become variables by themselves.
/// </summary>
public readonly struct Variable
{
    internal Variable(double value, DerivativeTape? tape, int index) => (Value, Tape, Index) = (value, tape, index);

    /// <summary>The number, to decide by.</summary>
    public double Value { get; }

    /// <summary>Where its derivative is noted; null for a constant.</summary>
    internal DerivativeTape? Tape { get; }

    internal int Index { get; }

    /// <summary>A constant.</summary>
    [MethodImpl(Hot.Inlined)]
    public static implicit operator Variable(double value) => new(value, null, 0);

    /// <summary>a + b</summary>
    [MethodImpl(Hot.Inlined)]
    public static Variable operator +(Variable a, Variable b) => Of(a.Value + b.Value, a, 1, b, 1);

    /// <summary>a − b</summary>
    [MethodImpl(Hot.Inlined)]
    public static Variable operator -(Variable a, Variable b) => Of(a.Value - b.Value, a, 1, b, -1);

    /// <summary>−a</summary>
    [MethodImpl(Hot.Inlined)]
    public static Variable operator -(Variable a) => Of(-a.Value, a, -1);

    /// <summary>a · b</summary>
    [MethodImpl(Hot.Inlined)]
    public static Variable operator *(Variable a, Variable b) => Of(a.Value * b.Value, a, b.Value, b, a.Value);

    /// <summary>a / b</summary>
    [MethodImpl(Hot.Inlined)]
    public static Variable operator /(Variable a, Variable b) => Of(a.Value / b.Value, a, 1 / b.Value, b, -a.Value / (b.Value * b.Value));

    /// <summary>eˣ</summary>
    [MethodImpl(Hot.Inlined)]
    public static Variable Exp(Variable x)
    {
        double y = Math.Exp(x.Value);
        return Of(y, x, y);
    }

    /// <summary>The natural logarithm.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Variable Log(Variable x) => Of(Math.Log(x.Value), x, 1 / x.Value);

    /// <summary>√x</summary>
    [MethodImpl(Hot.Inlined)]
    public static Variable Sqrt(Variable x)
    {
        double y = Math.Sqrt(x.Value);
        return Of(y, x, 0.5 / y);
    }

    /// <summary>|x|, with the derivative 0 at 0.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Variable Abs(Variable x) => Of(Math.Abs(x.Value), x, double.IsNaN(x.Value) ? double.NaN : Math.Sign(x.Value));

    /// <summary>xʸ for a constant y.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Variable Pow(Variable x, double y) => Of(Math.Pow(x.Value, y), x, y * Math.Pow(x.Value, y - 1));

    /// <summary>The hyperbolic tangent.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Variable Tanh(Variable x)
    {
        double y = Math.Tanh(x.Value);
        return Of(y, x, 1 - y * y);
    }

    /// <summary>The sine.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Variable Sin(Variable x) => Of(Math.Sin(x.Value), x, Math.Cos(x.Value));

    /// <summary>The cosine.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Variable Cos(Variable x) => Of(Math.Cos(x.Value), x, -Math.Sin(x.Value));

    /// <summary>The larger of both; the first if they are equal.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Variable Max(Variable a, Variable b) => a.Value >= b.Value || double.IsNaN(a.Value) ? a : b;

    /// <summary>The smaller of both; the first if they are equal.</summary>
    [MethodImpl(Hot.Inlined)]
    public static Variable Min(Variable a, Variable b) => a.Value <= b.Value || double.IsNaN(a.Value) ? a : b;

    /// <summary>The number as text.</summary>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [MethodImpl(Hot.Inlined)]
    private static Variable Of(double value, Variable x, double derivative) => Of(value, x, derivative, default, 0);

    [MethodImpl(Hot.Optimized)]
    private static Variable Of(double value, Variable a, double byA, Variable b, double byB)
    {
        var tape = a.Tape ?? b.Tape;
        return tape is null
            ? new Variable(value, null, 0)
            : new Variable(value, tape, tape.Add(a.Index, a.Tape is null ? 0 : byA, b.Index, b.Tape is null ? 0 : byB));
    }
}
