using System;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.PlainLoops.Stepping;

/// <summary>A layer that takes a sequence frame by frame, as a textbook writes it.</summary>
public abstract class PlainStep
{
    public static PlainStep Of(ModelLayer layer) => layer switch
    {
        LSTMLayer lstm => new PlainLSTM(lstm),
        GRULayer gru => new PlainGRU(gru),
        CausalConvolutionLayer convolution => new PlainCausalConvolution(convolution),
        DenseLayer { Activation: Activation.None } dense => new PlainProjection(dense),
        _ => throw new NotSupportedException(layer.ToString()),
    };

    /// <summary>Takes a frame and returns what comes out at it.</summary>
    public abstract ReadOnlySpan<float> Step(ReadOnlySpan<float> x);

    /// <summary>Forgets all frames.</summary>
    public virtual void Reset()
    {
    }

    /// <summary>sums += x · kernel, with kernel [x.Length][sums.Length].</summary>
    protected static void AddProduct(ReadOnlySpan<float> x, ReadOnlySpan<float> kernel, Span<float> sums)
    {
        for (int i = 0; i < x.Length; i++)
            for (int o = 0; o < sums.Length; o++) sums[o] += x[i] * kernel[i * sums.Length + o];
    }

    protected static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
