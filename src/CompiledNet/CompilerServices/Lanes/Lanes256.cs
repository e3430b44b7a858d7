using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>The lanes of a 256-bit vector as <see cref="ILanes{TSelf}"/>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="value">The vector.</param>
public readonly struct Lanes256<T>(Vector256<T> value) : IBinaryLanes<Lanes256<T>>, IMemoryLanes<Lanes256<T>, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The field is read directly: each call of a getter would weigh on the compiler's inlining budget.
    private readonly Vector256<T> _value = value;

    /// <summary>The vector.</summary>
    public Vector256<T> Value => _value;

    /// <inheritdoc/>
    public static int Count => Vector256<T>.Count;

    /// <inheritdoc/>
    public static Lanes256<T> Zero => default;

    /// <inheritdoc/>
    public static Lanes256<T> One
    {
        [MethodImpl(Hot.Inlined)]
        get => new(Vector256<T>.One);
    }

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> Create(double value) => typeof(T) == typeof(float)
        ? new(Vector256.Create((float)value).As<float, T>())
        : new(Vector256.Create(value).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> operator +(Lanes256<T> left, Lanes256<T> right) => new(left._value + right._value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> operator -(Lanes256<T> left, Lanes256<T> right) => new(left._value - right._value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> operator *(Lanes256<T> left, Lanes256<T> right) => new(left._value * right._value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> operator /(Lanes256<T> left, Lanes256<T> right) => new(left._value / right._value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> operator -(Lanes256<T> value) => new(-value._value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> MultiplyAdd(Lanes256<T> a, Lanes256<T> b, Lanes256<T> c) => typeof(T) == typeof(float)
        ? new(Vector256.MultiplyAddEstimate(a._value.AsSingle(), b._value.AsSingle(), c._value.AsSingle()).As<float, T>())
        : new(Vector256.MultiplyAddEstimate(a._value.AsDouble(), b._value.AsDouble(), c._value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> Min(Lanes256<T> left, Lanes256<T> right) => new(Vector256.MinNative(left._value, right._value) | Vector256.MinNative(right._value, left._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> MinNative(Lanes256<T> left, Lanes256<T> right) => new(Vector256.MinNative(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> Max(Lanes256<T> left, Lanes256<T> right) => new(Vector256.MaxNative(left._value, right._value) | Vector256.MaxNative(right._value, left._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> MaxNative(Lanes256<T> left, Lanes256<T> right) => new(Vector256.MaxNative(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> Abs(Lanes256<T> value) => new(Vector256.Abs(value._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> Sqrt(Lanes256<T> value) => new(Vector256.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> Exp(Lanes256<T> value) => typeof(T) == typeof(float)
        ? new(SingleExponential.Exp(value._value.AsSingle()).As<float, T>())
        : ExponentialFunction.Exp(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> Log(Lanes256<T> value) => typeof(T) == typeof(float)
        ? LogarithmFunction.Log<Lanes256<T>, SingleLogarithmTerms>(value)
        : LogarithmFunction.Log<Lanes256<T>, DoubleLogarithmTerms>(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> ExpM1(Lanes256<T> value) => typeof(T) == typeof(float)
        ? new(SingleExponential.ExpM1(value._value.AsSingle()).As<float, T>())
        : ExponentialFunction.ExpM1(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> LogP1(Lanes256<T> value) => typeof(T) == typeof(float)
        ? LogarithmFunction.LogP1<Lanes256<T>, SingleLogarithmTerms>(value)
        : LogarithmFunction.LogP1<Lanes256<T>, DoubleLogarithmTerms>(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> Tanh(Lanes256<T> value) => typeof(T) == typeof(float)
        ? new(SingleSigmoid.Tanh(value._value.AsSingle()).As<float, T>())
        : ExponentialFunction.Tanh(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> Sigmoid(Lanes256<T> value) => typeof(T) == typeof(float)
        ? new(SingleSigmoid.Sigmoid(value._value.AsSingle()).As<float, T>())
        : One / (One + ExponentialFunction.Exp(-value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> Erf(Lanes256<T> value) => typeof(T) == typeof(float)
        ? ErrorFunction.Erf<Lanes256<T>, SingleErrorTerms>(value)
        : ErrorFunction.Erf<Lanes256<T>, DoubleErrorTerms>(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> SelectGreater(Lanes256<T> left, Lanes256<T> right, Lanes256<T> then, Lanes256<T> otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(left._value, right._value), then._value, otherwise._value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static Lanes256<T> SelectEqual(Lanes256<T> left, Lanes256<T> right, Lanes256<T> then, Lanes256<T> otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.Equals(left._value, right._value), then._value, otherwise._value));

    [MethodImpl(Hot.Inlined)]
    static Lanes256<T> IBinaryLanes<Lanes256<T>>.FractionToExponent(Lanes256<T> value) => typeof(T) == typeof(float)
        ? new((value._value.AsInt32() << BinaryFormat.SingleFraction).As<int, T>())
        : new((value._value.AsInt64() << BinaryFormat.DoubleFraction).As<long, T>());

    [MethodImpl(Hot.Inlined)]
    static Lanes256<T> IBinaryLanes<Lanes256<T>>.Split(Lanes256<T> value, out Lanes256<T> exponent)
    {
        if (typeof(T) == typeof(float))
        {
            var bits = value._value.AsInt32() + Vector256.Create(BinaryFormat.SingleStep);
            var biased = ((bits >>> BinaryFormat.SingleFraction) | Vector256.Create(BinaryFormat.SingleInteger)).AsSingle();
            exponent = new((biased - Vector256.Create(BinaryFormat.SingleIntegerBias)).As<float, T>());
            return new(((bits & Vector256.Create(BinaryFormat.SingleMask)) + Vector256.Create(BinaryFormat.SingleRootHalf)).As<int, T>());
        }
        else
        {
            var bits = value._value.AsInt64() + Vector256.Create(BinaryFormat.DoubleStep);
            var biased = ((bits >>> BinaryFormat.DoubleFraction) | Vector256.Create(BinaryFormat.DoubleInteger)).AsDouble();
            exponent = new((biased - Vector256.Create(BinaryFormat.DoubleIntegerBias)).As<double, T>());
            return new(((bits & Vector256.Create(BinaryFormat.DoubleMask)) + Vector256.Create(BinaryFormat.DoubleRootHalf)).As<long, T>());
        }
    }

    [MethodImpl(Hot.Inlined)]
    static Lanes256<T> IMemoryLanes<Lanes256<T>, T>.Load(ref T source) => new(Unsafe.ReadUnaligned<Vector256<T>>(ref Unsafe.As<T, byte>(ref source)));

    [MethodImpl(Hot.Inlined)]
    static void IMemoryLanes<Lanes256<T>, T>.Store(Lanes256<T> value, ref T target) => Unsafe.WriteUnaligned(ref Unsafe.As<T, byte>(ref target), value._value);

    [MethodImpl(Hot.Inlined)]
    static T IMemoryLanes<Lanes256<T>, T>.Sum(Lanes256<T> value) => Vector256.Sum(value._value);

    [MethodImpl(Hot.Inlined)]
    static T IMemoryLanes<Lanes256<T>, T>.Largest(Lanes256<T> value) =>
        Reduction.Largest(Lanes128<T>.Max(new(value._value.GetLower()), new(value._value.GetUpper())).Value);
}
