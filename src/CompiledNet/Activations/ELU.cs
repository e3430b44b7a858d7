using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>y = x for x &gt; 0, else <see cref="Alpha"/> · (e^x − 1), the exponential linear unit.</summary>
/// <remarks>As <c>keras.activations.elu</c>. Clevert et al., "Fast and Accurate Deep Network Learning by Exponential Linear Units", 2015.</remarks>
public readonly struct ELU : IElementwiseActivationFromOutput
{
    /// <summary>With alpha 1.</summary>
    public ELU() : this(1) { }

    /// <summary>With <paramref name="alpha"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is negative, infinite or not a number.</exception>
    public ELU([DefaultValue(1.0)] double alpha)
    {
        if (!(alpha >= 0 && double.IsFinite(alpha)))
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "ELU needs a finite alpha of at least 0.");
        Alpha = alpha;
    }

    /// <summary>Minus the value far below zero.</summary>
    public double Alpha { get; }

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Forward<T>(T x) where T : struct, ILanes<T> => T.SelectGreater(x, T.Zero, x, T.Create(Alpha) * T.ExpM1(T.MinNative(T.Zero, x)));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => T.SelectGreater(y, T.Zero, T.One, y + T.Create(Alpha));
}
