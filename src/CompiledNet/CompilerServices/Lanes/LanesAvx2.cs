using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CompiledNet.Numerics;

namespace CompiledNet.CompilerServices;

/// <summary>
/// The lanes of a 256-bit vector as <see cref="ILanes{TSelf}"/>, written with the processor's own instructions: for code that
/// asks <see cref="IsSupported"/> when it runs.
/// </summary>
/// <remarks>
/// An ahead-of-time compiler told to support processors without AVX2 makes two halves of every operation of
/// <see cref="Vector256{T}"/>, and a product and a sum of every multiply-add, wherever they stand. An instruction that is
/// named it emits as it is. Bitwise operations, constants and square roots are whole either way.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="value">The vector.</param>
public readonly partial struct LanesAvx2<T>(Vector256<T> value) : IBinaryLanes<LanesAvx2<T>>, IMemoryLanes<LanesAvx2<T>, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The field is read directly: each call of a getter would weigh on the compiler's inlining budget.
    private readonly Vector256<T> _value = value;

    /// <summary>Whether the processor has the instructions: known to the just-in-time compiler, a test of a bit in code compiled ahead of time for AVX.</summary>
    public static bool IsSupported
    {
        [MethodImpl(Hot.Inlined)]
        get => Avx2.IsSupported && Fma.IsSupported;
    }

    /// <summary>The vector.</summary>
    public Vector256<T> Value => _value;

    /// <inheritdoc/>
    public static int Count => Vector256<T>.Count;

    /// <inheritdoc/>
    public static LanesAvx2<T> Zero => default;

    /// <inheritdoc/>
    public static LanesAvx2<T> One
    {
        [MethodImpl(Hot.Inlined)]
        get => new(Vector256<T>.One);
    }

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> Create(double value) => typeof(T) == typeof(float)
        ? new(Vector256.Create((float)value).As<float, T>())
        : new(Vector256.Create(value).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> operator +(LanesAvx2<T> left, LanesAvx2<T> right) => typeof(T) == typeof(float)
        ? new(Avx.Add(left._value.AsSingle(), right._value.AsSingle()).As<float, T>())
        : new(Avx.Add(left._value.AsDouble(), right._value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> operator -(LanesAvx2<T> left, LanesAvx2<T> right) => typeof(T) == typeof(float)
        ? new(Avx.Subtract(left._value.AsSingle(), right._value.AsSingle()).As<float, T>())
        : new(Avx.Subtract(left._value.AsDouble(), right._value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> operator *(LanesAvx2<T> left, LanesAvx2<T> right) => typeof(T) == typeof(float)
        ? new(Avx.Multiply(left._value.AsSingle(), right._value.AsSingle()).As<float, T>())
        : new(Avx.Multiply(left._value.AsDouble(), right._value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> operator /(LanesAvx2<T> left, LanesAvx2<T> right) => typeof(T) == typeof(float)
        ? new(Avx.Divide(left._value.AsSingle(), right._value.AsSingle()).As<float, T>())
        : new(Avx.Divide(left._value.AsDouble(), right._value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> operator -(LanesAvx2<T> value) => new(-value._value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> MultiplyAdd(LanesAvx2<T> a, LanesAvx2<T> b, LanesAvx2<T> c) => typeof(T) == typeof(float)
        ? new(Fma.MultiplyAdd(a._value.AsSingle(), b._value.AsSingle(), c._value.AsSingle()).As<float, T>())
        : new(Fma.MultiplyAdd(a._value.AsDouble(), b._value.AsDouble(), c._value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> Min(LanesAvx2<T> left, LanesAvx2<T> right) => new(MinNative(left, right)._value | MinNative(right, left)._value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> MinNative(LanesAvx2<T> left, LanesAvx2<T> right) => typeof(T) == typeof(float)
        ? new(Avx.Min(left._value.AsSingle(), right._value.AsSingle()).As<float, T>())
        : new(Avx.Min(left._value.AsDouble(), right._value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> Max(LanesAvx2<T> left, LanesAvx2<T> right) => new(MaxNative(left, right)._value | MaxNative(right, left)._value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> MaxNative(LanesAvx2<T> left, LanesAvx2<T> right) => typeof(T) == typeof(float)
        ? new(Avx.Max(left._value.AsSingle(), right._value.AsSingle()).As<float, T>())
        : new(Avx.Max(left._value.AsDouble(), right._value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> Abs(LanesAvx2<T> value) => typeof(T) == typeof(float)
        ? new(Avx.And(value._value.AsSingle(), Vector256.Create(int.MaxValue).AsSingle()).As<float, T>())
        : new(Avx.And(value._value.AsDouble(), Vector256.Create(long.MaxValue).AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> Sqrt(LanesAvx2<T> value) => typeof(T) == typeof(float)
        ? new(Avx.Sqrt(value._value.AsSingle()).As<float, T>())
        : new(Avx.Sqrt(value._value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> Exp(LanesAvx2<T> value) => typeof(T) == typeof(float)
        ? new(Avx2Exponential.Exp(value._value.AsSingle()).As<float, T>())
        : ExponentialFunction.Exp(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> Log(LanesAvx2<T> value) => typeof(T) == typeof(float)
        ? LogarithmFunction.Log<LanesAvx2<T>, SingleLogarithmTerms>(value)
        : LogarithmFunction.Log<LanesAvx2<T>, DoubleLogarithmTerms>(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> ExpM1(LanesAvx2<T> value) => typeof(T) == typeof(float)
        ? new(Avx2Exponential.ExpM1(value._value.AsSingle()).As<float, T>())
        : ExponentialFunction.ExpM1(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> LogP1(LanesAvx2<T> value) => typeof(T) == typeof(float)
        ? LogarithmFunction.LogP1<LanesAvx2<T>, SingleLogarithmTerms>(value)
        : LogarithmFunction.LogP1<LanesAvx2<T>, DoubleLogarithmTerms>(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> Tanh(LanesAvx2<T> value) => typeof(T) == typeof(float)
        ? new(Avx2Sigmoid.Tanh(value._value.AsSingle()).As<float, T>())
        : ExponentialFunction.Tanh(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> Sigmoid(LanesAvx2<T> value) => typeof(T) == typeof(float)
        ? new(Avx2Sigmoid.Sigmoid(value._value.AsSingle()).As<float, T>())
        : One / (One + ExponentialFunction.Exp(-value));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> Erf(LanesAvx2<T> value) => typeof(T) == typeof(float)
        ? ErrorFunction.Erf<LanesAvx2<T>, SingleErrorTerms>(value)
        : ErrorFunction.Erf<LanesAvx2<T>, DoubleErrorTerms>(value);

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> SelectGreater(LanesAvx2<T> left, LanesAvx2<T> right, LanesAvx2<T> then, LanesAvx2<T> otherwise) => typeof(T) == typeof(float)
        ? new(Avx.BlendVariable(otherwise._value.AsSingle(), then._value.AsSingle(), Avx.CompareGreaterThan(left._value.AsSingle(), right._value.AsSingle())).As<float, T>())
        : new(Avx.BlendVariable(otherwise._value.AsDouble(), then._value.AsDouble(), Avx.CompareGreaterThan(left._value.AsDouble(), right._value.AsDouble())).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public static LanesAvx2<T> SelectEqual(LanesAvx2<T> left, LanesAvx2<T> right, LanesAvx2<T> then, LanesAvx2<T> otherwise) => typeof(T) == typeof(float)
        ? new(Avx.BlendVariable(otherwise._value.AsSingle(), then._value.AsSingle(), Avx.CompareEqual(left._value.AsSingle(), right._value.AsSingle())).As<float, T>())
        : new(Avx.BlendVariable(otherwise._value.AsDouble(), then._value.AsDouble(), Avx.CompareEqual(left._value.AsDouble(), right._value.AsDouble())).As<double, T>());
}
