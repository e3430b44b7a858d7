using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>The lanes of a 128-bit vector as <see cref="ILanes{TSelf}"/>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="value">The vector.</param>
public readonly struct Lanes128<T>(Vector128<T> value) : IBinaryLanes<Lanes128<T>>, IMemoryLanes<Lanes128<T>, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The field is read directly: each call of a getter would weigh on the compiler's inlining budget.
    private readonly Vector128<T> _value = value;

    /// <summary>The vector.</summary>
    public Vector128<T> Value => _value;

    /// <inheritdoc/>
    public static int Count => Vector128<T>.Count;

    /// <inheritdoc/>
    public static Lanes128<T> Zero => default;

    /// <inheritdoc/>
    public static Lanes128<T> One
    {
        [MethodImpl(Hot.Inlined)]
        get => new(Vector128<T>.One);
    }

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> Create(double value) => typeof(T) == typeof(float)
        ? new(Vector128.Create((float)value).As<float, T>())
        : new(Vector128.Create(value).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> operator +(Lanes128<T> left, Lanes128<T> right) => new(left._value + right._value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> operator -(Lanes128<T> left, Lanes128<T> right) => new(left._value - right._value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> operator *(Lanes128<T> left, Lanes128<T> right) => new(left._value * right._value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> operator /(Lanes128<T> left, Lanes128<T> right) => new(left._value / right._value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> operator -(Lanes128<T> value) => new(-value._value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> MultiplyAdd(Lanes128<T> a, Lanes128<T> b, Lanes128<T> c) => typeof(T) == typeof(float)
        ? new(Vector128.MultiplyAddEstimate(a._value.AsSingle(), b._value.AsSingle(), c._value.AsSingle()).As<float, T>())
        : new(Vector128.MultiplyAddEstimate(a._value.AsDouble(), b._value.AsDouble(), c._value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> Min(Lanes128<T> left, Lanes128<T> right) => new(Vector128.MinNative(left._value, right._value) | Vector128.MinNative(right._value, left._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> MinNative(Lanes128<T> left, Lanes128<T> right) => new(Vector128.MinNative(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> Max(Lanes128<T> left, Lanes128<T> right) => new(Vector128.MaxNative(left._value, right._value) | Vector128.MaxNative(right._value, left._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> MaxNative(Lanes128<T> left, Lanes128<T> right) => new(Vector128.MaxNative(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> Abs(Lanes128<T> value) => new(Vector128.Abs(value._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> Sqrt(Lanes128<T> value) => new(Vector128.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> Exp(Lanes128<T> value) => typeof(T) == typeof(float)
        ? new(SingleExponential.Exp(value._value.AsSingle()).As<float, T>())
        : ExponentialFunction.Exp(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> Log(Lanes128<T> value) => typeof(T) == typeof(float)
        ? LogarithmFunction.Log<Lanes128<T>, SingleLogarithmTerms>(value)
        : LogarithmFunction.Log<Lanes128<T>, DoubleLogarithmTerms>(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> ExpM1(Lanes128<T> value) => typeof(T) == typeof(float)
        ? new(SingleExponential.ExpM1(value._value.AsSingle()).As<float, T>())
        : ExponentialFunction.ExpM1(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> LogP1(Lanes128<T> value) => typeof(T) == typeof(float)
        ? LogarithmFunction.LogP1<Lanes128<T>, SingleLogarithmTerms>(value)
        : LogarithmFunction.LogP1<Lanes128<T>, DoubleLogarithmTerms>(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> Tanh(Lanes128<T> value) => typeof(T) == typeof(float)
        ? new(SingleSigmoid.Tanh(value._value.AsSingle()).As<float, T>())
        : ExponentialFunction.Tanh(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> Sigmoid(Lanes128<T> value) => typeof(T) == typeof(float)
        ? new(SingleSigmoid.Sigmoid(value._value.AsSingle()).As<float, T>())
        : One / (One + ExponentialFunction.Exp(-value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> Erf(Lanes128<T> value) => typeof(T) == typeof(float)
        ? ErrorFunction.Erf<Lanes128<T>, SingleErrorTerms>(value)
        : ErrorFunction.Erf<Lanes128<T>, DoubleErrorTerms>(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> SelectGreater(Lanes128<T> left, Lanes128<T> right, Lanes128<T> then, Lanes128<T> otherwise) =>
        new(Vector128.ConditionalSelect(Vector128.GreaterThan(left._value, right._value), then._value, otherwise._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes128<T> SelectEqual(Lanes128<T> left, Lanes128<T> right, Lanes128<T> then, Lanes128<T> otherwise) =>
        new(Vector128.ConditionalSelect(Vector128.Equals(left._value, right._value), then._value, otherwise._value));

    [MethodImpl(Hot.Inlined)]
    static Lanes128<T> IBinaryLanes<Lanes128<T>>.FractionToExponent(Lanes128<T> value) => typeof(T) == typeof(float)
        ? new((value._value.AsInt32() << BinaryFormat.SingleFraction).As<int, T>())
        : new((value._value.AsInt64() << BinaryFormat.DoubleFraction).As<long, T>());

    [MethodImpl(Hot.Inlined)]
    static Lanes128<T> IBinaryLanes<Lanes128<T>>.Split(Lanes128<T> value, out Lanes128<T> exponent)
    {
        if (typeof(T) == typeof(float))
        {
            var bits = value._value.AsInt32() + Vector128.Create(BinaryFormat.SingleStep);
            var biased = ((bits >>> BinaryFormat.SingleFraction) | Vector128.Create(BinaryFormat.SingleInteger)).AsSingle();
            exponent = new((biased - Vector128.Create(BinaryFormat.SingleIntegerBias)).As<float, T>());
            return new(((bits & Vector128.Create(BinaryFormat.SingleMask)) + Vector128.Create(BinaryFormat.SingleRootHalf)).As<int, T>());
        }
        else
        {
            var bits = value._value.AsInt64() + Vector128.Create(BinaryFormat.DoubleStep);
            var biased = ((bits >>> BinaryFormat.DoubleFraction) | Vector128.Create(BinaryFormat.DoubleInteger)).AsDouble();
            exponent = new((biased - Vector128.Create(BinaryFormat.DoubleIntegerBias)).As<double, T>());
            return new(((bits & Vector128.Create(BinaryFormat.DoubleMask)) + Vector128.Create(BinaryFormat.DoubleRootHalf)).As<long, T>());
        }
    }

    [MethodImpl(Hot.Inlined)]
    static Lanes128<T> IMemoryLanes<Lanes128<T>, T>.Load(ref T source) => new(Unsafe.ReadUnaligned<Vector128<T>>(ref Unsafe.As<T, byte>(ref source)));

    [MethodImpl(Hot.Inlined)]
    static void IMemoryLanes<Lanes128<T>, T>.Store(Lanes128<T> value, ref T target) => Unsafe.WriteUnaligned(ref Unsafe.As<T, byte>(ref target), value._value);

    [MethodImpl(Hot.Inlined)]
    static T IMemoryLanes<Lanes128<T>, T>.Sum(Lanes128<T> value) => Vector128.Sum(value._value);

    [MethodImpl(Hot.Inlined)]
    static T IMemoryLanes<Lanes128<T>, T>.Largest(Lanes128<T> value) => Reduction.Largest(value._value);
}
