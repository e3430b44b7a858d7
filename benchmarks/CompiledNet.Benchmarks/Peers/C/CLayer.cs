using System;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.C;

/// <summary>A layer as a C function, together with its weights in the order in which that function reads them.</summary>
public abstract class CLayer
{
    /// <summary>Numbers from one row of outputs to the next, padding included.</summary>
    public abstract int OutputStride { get; }

    /// <summary>Numbers that the function may write beyond its outputs.</summary>
    public virtual int Overhang => 0;

    /// <summary>The most rows that one function works on.</summary>
    public virtual int MostRows => 1;

    /// <summary>The weights: the rows of the kernel, then the bias, each padded to whole vectors.</summary>
    public float[] Weights => field ??= Pad();

    protected abstract float[] Kernel { get; }

    protected abstract float[] Bias { get; }

    /// <summary>Writes <c>void name(const float *w, const float *x, float *y)</c> for some rows.</summary>
    public abstract void Write(CText c, string name, int rows, int inputStride);

    private float[] Pad()
    {
        int outputs = Bias.Length, padded = CText.Padded(outputs), rows = Kernel.Length / outputs;
        float[] weights = new float[(rows + 1) * padded];
        for (int row = 0; row < rows; row++) Kernel.AsSpan(row * outputs, outputs).CopyTo(weights.AsSpan(row * padded));
        Bias.CopyTo(weights, rows * padded);
        return weights;
    }

    /// <summary>A vector of sums after an activation that works number by number, <paramref name="sum"/> itself for the others.</summary>
    protected static void WriteActivated(CText c, string indent, Activation activation, int lanes, string sum)
    {
        if (activation == Activation.Relu) c.Line($"{indent}{sum} = max{lanes}({sum}, (f{lanes}){{0}});");
    }
}
