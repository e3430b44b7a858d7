using System;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.C.Stepping;

/// <summary>A layer that takes a sequence frame by frame as a C function, with its weights in the order in which that function reads them.</summary>
public abstract class CStep
{
    public static CStep Of(ModelLayer layer) => layer switch
    {
        LSTMLayer lstm => new CLSTM(lstm),
        GRULayer gru => new CGRU(gru),
        CausalConvolutionLayer convolution => new CCausalConvolution(convolution),
        DenseLayer { Activation: Activation.None, Outputs: 1 } dense => new CProjection(dense),
        _ => throw new NotSupportedException(layer.ToString()),
    };

    /// <summary>The weights.</summary>
    public abstract float[] Weights { get; }

    /// <summary>Numbers that it keeps from frame to frame, zero at first.</summary>
    public abstract int StateSize { get; }

    /// <summary>Numbers that it gives, whole vectors of them.</summary>
    public abstract int OutputSize { get; }

    /// <summary>Writes <c>void name(const float *w, float *s, const float *x, float *y, long frame)</c>.</summary>
    public void Write(CText c, string name)
    {
        c.Line($"static inline void {name}(const float *restrict w, float *restrict s, const float *restrict x, float *restrict y, long frame)");
        c.Line("{");
        WriteBody(c);
        c.Line("}");
    }

    protected abstract void WriteBody(CText c);
}
