using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CompiledNet.Numerics;

/// <summary>A single number as <see cref="ILanes{TSelf}"/>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="value">The number.</param>
public readonly struct Scalar<T>(T value) : IBinaryLanes<Scalar<T>>, IMemoryLanes<Scalar<T>, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number.</summary>
    public T Value { get; } = value;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static Scalar<T> Zero => default;

    /// <inheritdoc/>
    public static Scalar<T> One
    {
        [MethodImpl(Hot.Inlined)]
        get => new(T.One);
    }

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> Create(double value)
    {
        if (typeof(T) != typeof(float)) return new(Unsafe.BitCast<double, T>(value));
        return new(Unsafe.BitCast<float, T>((float)value));
    }

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> operator +(Scalar<T> left, Scalar<T> right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> operator -(Scalar<T> left, Scalar<T> right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> operator *(Scalar<T> left, Scalar<T> right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> operator /(Scalar<T> left, Scalar<T> right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> operator -(Scalar<T> value) => new(-value.Value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> MultiplyAdd(Scalar<T> a, Scalar<T> b, Scalar<T> c) => new(T.MultiplyAddEstimate(a.Value, b.Value, c.Value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> Min(Scalar<T> left, Scalar<T> right) => new(T.Min(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> MinNative(Scalar<T> left, Scalar<T> right) => new(T.MinNative(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> Max(Scalar<T> left, Scalar<T> right) => new(T.Max(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> MaxNative(Scalar<T> left, Scalar<T> right) => new(T.MaxNative(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> Abs(Scalar<T> value) => new(T.Abs(value.Value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> Sqrt(Scalar<T> value) => new(T.Sqrt(value.Value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> Exp(Scalar<T> value) => typeof(T) == typeof(float)
        ? new(Unsafe.BitCast<float, T>(LoneExponential.Exp(Unsafe.BitCast<T, float>(value.Value))))
        : ExponentialFunction.Exp(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> Log(Scalar<T> value) => typeof(T) == typeof(float)
        ? LogarithmFunction.Log<Scalar<T>, SingleLogarithmTerms>(value)
        : LogarithmFunction.Log<Scalar<T>, DoubleLogarithmTerms>(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> ExpM1(Scalar<T> value) => typeof(T) == typeof(float)
        ? new(Unsafe.BitCast<float, T>(SingleExponential.ExpM1(Unsafe.BitCast<T, float>(value.Value))))
        : ExponentialFunction.ExpM1(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> LogP1(Scalar<T> value) => typeof(T) == typeof(float)
        ? LogarithmFunction.LogP1<Scalar<T>, SingleLogarithmTerms>(value)
        : LogarithmFunction.LogP1<Scalar<T>, DoubleLogarithmTerms>(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> Tanh(Scalar<T> value) => typeof(T) == typeof(float)
        ? new(Unsafe.BitCast<float, T>(SingleSigmoid.Tanh(Unsafe.BitCast<T, float>(value.Value))))
        : ExponentialFunction.Tanh(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> Sigmoid(Scalar<T> value) => typeof(T) == typeof(float)
        ? new(Unsafe.BitCast<float, T>(SingleSigmoid.Sigmoid(Unsafe.BitCast<T, float>(value.Value))))
        : One / (One + ExponentialFunction.Exp(-value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> Erf(Scalar<T> value) => typeof(T) == typeof(float)
        ? ErrorFunction.Erf<Scalar<T>, SingleErrorTerms>(value)
        : ErrorFunction.Erf<Scalar<T>, DoubleErrorTerms>(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> SelectGreater(Scalar<T> left, Scalar<T> right, Scalar<T> then, Scalar<T> otherwise) =>
        left.Value > right.Value ? then : otherwise;

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Scalar<T> SelectEqual(Scalar<T> left, Scalar<T> right, Scalar<T> then, Scalar<T> otherwise) =>
        left.Value == right.Value ? then : otherwise;

    [MethodImpl(Hot.Inlined)]
    static Scalar<T> IBinaryLanes<Scalar<T>>.FractionToExponent(Scalar<T> value) => typeof(T) == typeof(float)
        ? Single(Unsafe.BitCast<T, int>(value.Value) << BinaryFormat.SingleFraction)
        : Double(Unsafe.BitCast<T, long>(value.Value) << BinaryFormat.DoubleFraction);

    [MethodImpl(Hot.Inlined)]
    static Scalar<T> IBinaryLanes<Scalar<T>>.Split(Scalar<T> value, out Scalar<T> exponent)
    {
        if (typeof(T) == typeof(float))
        {
            int bits = Unsafe.BitCast<T, int>(value.Value) + BinaryFormat.SingleStep;
            exponent = Single((bits >>> BinaryFormat.SingleFraction) | BinaryFormat.SingleInteger) - Create(BinaryFormat.SingleIntegerBias);
            return Single((bits & BinaryFormat.SingleMask) + BinaryFormat.SingleRootHalf);
        }
        else
        {
            long bits = Unsafe.BitCast<T, long>(value.Value) + BinaryFormat.DoubleStep;
            exponent = Double((bits >>> BinaryFormat.DoubleFraction) | BinaryFormat.DoubleInteger) - Create(BinaryFormat.DoubleIntegerBias);
            return Double((bits & BinaryFormat.DoubleMask) + BinaryFormat.DoubleRootHalf);
        }
    }

    [MethodImpl(Hot.Inlined)]
    private static Scalar<T> Single(int bits) => new(Unsafe.BitCast<int, T>(bits));

    [MethodImpl(Hot.Inlined)]
    private static Scalar<T> Double(long bits) => new(Unsafe.BitCast<long, T>(bits));

    [MethodImpl(Hot.Inlined)]
    static Scalar<T> IMemoryLanes<Scalar<T>, T>.Load(ref T source) => new(source);

    [MethodImpl(Hot.Inlined)]
    static void IMemoryLanes<Scalar<T>, T>.Store(Scalar<T> value, ref T target) => target = value.Value;

    [MethodImpl(Hot.Inlined)]
    static T IMemoryLanes<Scalar<T>, T>.Sum(Scalar<T> value) => value.Value;

    [MethodImpl(Hot.Inlined)]
    static T IMemoryLanes<Scalar<T>, T>.Largest(Scalar<T> value) => value.Value;
}
