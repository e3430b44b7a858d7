using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>An activation that acts on every number alone. Implemented by a struct; the emitted kernels inline it.</summary>
/// <example>
/// <code>
/// public readonly struct Swish : IElementwiseActivation
/// {
///     public T Forward&lt;T&gt;(T x) where T : struct, ILanes&lt;T&gt; => x / (T.One + T.Exp(-x));
///
///     public T Derivative&lt;T&gt;(T x, T y) where T : struct, ILanes&lt;T&gt;
///     {
///         var sigmoid = T.Sigmoid(x);
///         return sigmoid + y * (T.One - sigmoid);
///     }
/// }
/// </code>
/// </example>
public interface IElementwiseActivation : IActivation
{
    /// <summary>y = f(x), lane by lane. Mark implementations with <c>AggressiveInlining</c>.</summary>
    T Forward<T>(T x) where T : struct, ILanes<T>;

    /// <summary>dy/dx at <paramref name="x"/>, where <paramref name="y"/> = f(x) is given too.</summary>
    T Derivative<T>(T x, T y) where T : struct, ILanes<T>;
}
