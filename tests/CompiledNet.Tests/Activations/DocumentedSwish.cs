using CompiledNet.Numerics;

namespace CompiledNet.Tests.Activations;

/// <summary>The example in the documentation of <see cref="IElementwiseActivation"/>, as a user would write it.</summary>
public readonly struct DocumentedSwish : IElementwiseActivation
{
    public T Forward<T>(T x) where T : struct, ILanes<T> => x / (T.One + T.Exp(-x));

    public T Derivative<T>(T x, T y) where T : struct, ILanes<T>
    {
        var sigmoid = T.Sigmoid(x);
        return sigmoid + y * (T.One - sigmoid);
    }
}
