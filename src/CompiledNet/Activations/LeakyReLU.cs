using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>y = x for x &gt; 0, else <see cref="NegativeSlope"/> · x.</summary>
/// <remarks>The default slope is that of the layer <c>keras.layers.LeakyReLU</c>, 0.3; the function <c>keras.activations.leaky_relu</c> has 0.2, PyTorch 0.01.</remarks>
public readonly struct LeakyReLU : IElementwiseActivationFromOutput
{
    /// <summary>With the slope 0.3.</summary>
    public LeakyReLU() : this(0.3) { }

    /// <summary>With <paramref name="negativeSlope"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="negativeSlope"/> is negative, infinite or not a number.</exception>
    public LeakyReLU([DefaultValue(0.3)] double negativeSlope)
    {
        if (!(negativeSlope >= 0 && double.IsFinite(negativeSlope)))
            throw new ArgumentOutOfRangeException(nameof(negativeSlope), negativeSlope, "LeakyReLU needs a finite negativeSlope of at least 0.");
        NegativeSlope = negativeSlope;
    }

    /// <summary>The slope below zero.</summary>
    public double NegativeSlope { get; }

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Forward<T>(T x) where T : struct, ILanes<T> => T.SelectGreater(x, T.Zero, x, x * T.Create(NegativeSlope));

    /// <inheritdoc/>
    [MethodImpl(Hot.Inlined)]
    public T Derivative<T>(T x, T y) where T : struct, ILanes<T> => T.SelectGreater(y, T.Zero, T.One, T.Create(NegativeSlope));
}
