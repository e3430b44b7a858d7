using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>The lanes of a 512-bit vector as <see cref="ILanes{TSelf}"/>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="value">The vector.</param>
public readonly struct Lanes512<T>(Vector512<T> value) : IBinaryLanes<Lanes512<T>> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The field is read directly: each call of a getter would weigh on the compiler's inlining budget.
    private readonly Vector512<T> _value = value;

    /// <summary>The vector.</summary>
    public Vector512<T> Value => _value;

    /// <inheritdoc/>
    public static int Count => Vector512<T>.Count;

    /// <inheritdoc/>
    public static Lanes512<T> Zero => default;

    /// <inheritdoc/>
    public static Lanes512<T> One
    {
        [MethodImpl(Hot.Inlined)]
        get => new(Vector512<T>.One);
    }

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> Create(double value) => typeof(T) == typeof(float)
        ? new(Vector512.Create((float)value).As<float, T>())
        : new(Vector512.Create(value).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> operator +(Lanes512<T> left, Lanes512<T> right) => new(left._value + right._value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> operator -(Lanes512<T> left, Lanes512<T> right) => new(left._value - right._value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> operator *(Lanes512<T> left, Lanes512<T> right) => new(left._value * right._value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> operator /(Lanes512<T> left, Lanes512<T> right) => new(left._value / right._value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> operator -(Lanes512<T> value) => new(-value._value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> MultiplyAdd(Lanes512<T> a, Lanes512<T> b, Lanes512<T> c) => typeof(T) == typeof(float)
        ? new(Vector512.MultiplyAddEstimate(a._value.AsSingle(), b._value.AsSingle(), c._value.AsSingle()).As<float, T>())
        : new(Vector512.MultiplyAddEstimate(a._value.AsDouble(), b._value.AsDouble(), c._value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> Min(Lanes512<T> left, Lanes512<T> right) => new(Vector512.MinNative(left._value, right._value) | Vector512.MinNative(right._value, left._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> MinNative(Lanes512<T> left, Lanes512<T> right) => new(Vector512.MinNative(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> Max(Lanes512<T> left, Lanes512<T> right) => new(Vector512.MaxNative(left._value, right._value) | Vector512.MaxNative(right._value, left._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> MaxNative(Lanes512<T> left, Lanes512<T> right) => new(Vector512.MaxNative(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> Abs(Lanes512<T> value) => new(Vector512.Abs(value._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> Sqrt(Lanes512<T> value) => new(Vector512.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> Exp(Lanes512<T> value) => typeof(T) == typeof(float)
        ? new(SingleExponential.Exp(value._value.AsSingle()).As<float, T>())
        : ExponentialFunction.Exp(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> Log(Lanes512<T> value) => typeof(T) == typeof(float)
        ? LogarithmFunction.Log<Lanes512<T>, SingleLogarithmTerms>(value)
        : LogarithmFunction.Log<Lanes512<T>, DoubleLogarithmTerms>(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> ExpM1(Lanes512<T> value) => typeof(T) == typeof(float)
        ? new(SingleExponential.ExpM1(value._value.AsSingle()).As<float, T>())
        : ExponentialFunction.ExpM1(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> LogP1(Lanes512<T> value) => typeof(T) == typeof(float)
        ? LogarithmFunction.LogP1<Lanes512<T>, SingleLogarithmTerms>(value)
        : LogarithmFunction.LogP1<Lanes512<T>, DoubleLogarithmTerms>(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> Tanh(Lanes512<T> value) => typeof(T) == typeof(float)
        ? new(SingleSigmoid.Tanh(value._value.AsSingle()).As<float, T>())
        : ExponentialFunction.Tanh(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> Sigmoid(Lanes512<T> value) => typeof(T) == typeof(float)
        ? new(SingleSigmoid.Sigmoid(value._value.AsSingle()).As<float, T>())
        : One / (One + ExponentialFunction.Exp(-value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> Erf(Lanes512<T> value) => typeof(T) == typeof(float)
        ? ErrorFunction.Erf<Lanes512<T>, SingleErrorTerms>(value)
        : ErrorFunction.Erf<Lanes512<T>, DoubleErrorTerms>(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> SelectGreater(Lanes512<T> left, Lanes512<T> right, Lanes512<T> then, Lanes512<T> otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(left._value, right._value), then._value, otherwise._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes512<T> SelectEqual(Lanes512<T> left, Lanes512<T> right, Lanes512<T> then, Lanes512<T> otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(left._value, right._value), then._value, otherwise._value));

    [MethodImpl(Hot.Inlined)]
    static Lanes512<T> IBinaryLanes<Lanes512<T>>.FractionToExponent(Lanes512<T> value) => typeof(T) == typeof(float)
        ? new((value._value.AsInt32() << BinaryFormat.SingleFraction).As<int, T>())
        : new((value._value.AsInt64() << BinaryFormat.DoubleFraction).As<long, T>());

    [MethodImpl(Hot.Inlined)]
    static Lanes512<T> IBinaryLanes<Lanes512<T>>.Split(Lanes512<T> value, out Lanes512<T> exponent)
    {
        if (typeof(T) == typeof(float))
        {
            var bits = value._value.AsInt32() + Vector512.Create(BinaryFormat.SingleStep);
            var biased = ((bits >>> BinaryFormat.SingleFraction) | Vector512.Create(BinaryFormat.SingleInteger)).AsSingle();
            exponent = new((biased - Vector512.Create(BinaryFormat.SingleIntegerBias)).As<float, T>());
            return new(((bits & Vector512.Create(BinaryFormat.SingleMask)) + Vector512.Create(BinaryFormat.SingleRootHalf)).As<int, T>());
        }
        else
        {
            var bits = value._value.AsInt64() + Vector512.Create(BinaryFormat.DoubleStep);
            var biased = ((bits >>> BinaryFormat.DoubleFraction) | Vector512.Create(BinaryFormat.DoubleInteger)).AsDouble();
            exponent = new((biased - Vector512.Create(BinaryFormat.DoubleIntegerBias)).As<double, T>());
            return new(((bits & Vector512.Create(BinaryFormat.DoubleMask)) + Vector512.Create(BinaryFormat.DoubleRootHalf)).As<long, T>());
        }
    }
}
