using System;
using System.Collections.Generic;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.PlainLoops;

/// <summary>One layer, forward and backward, as a textbook writes it.</summary>
public abstract class PlainLayer(ModelLayer layer)
{
    /// <summary>What it made of the last sample.</summary>
    protected float[] Output { get; } = new float[layer.OutputSize];

    /// <summary>∂loss/∂sums of the last sample.</summary>
    protected float[] Delta { get; } = new float[layer.OutputSize];

    /// <summary>The last sample.</summary>
    protected float[] Input { get; } = new float[layer.InputSize];

    /// <summary>∂loss/∂input of the last sample.</summary>
    protected float[] InputDelta { get; } = new float[layer.InputSize];

    /// <summary>What it learns.</summary>
    public virtual IEnumerable<PlainAdam> Parameters => [];

    public static PlainLayer Of(ModelLayer layer) => layer switch
    {
        DenseLayer dense => new PlainDense(dense),
        ConvolutionLayer convolution => new PlainConvolution(convolution),
        PoolingLayer pooling => new PlainPooling(pooling),
        _ => throw new NotSupportedException(layer.ToString()),
    };

    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> input)
    {
        input.CopyTo(Input);
        Compute();
        Activate();
        return Output;
    }

    /// <summary>Adds to the gradients; takes ∂loss/∂output, or for the last layer (whose loss undoes its activation) output - target.</summary>
    /// <returns>∂loss/∂input.</returns>
    public ReadOnlySpan<float> Backward(ReadOnlySpan<float> outputDelta)
    {
        for (int o = 0; o < Delta.Length; o++) Delta[o] = layer.Activation == Activation.Relu && Output[o] <= 0 ? 0 : outputDelta[o];
        Array.Clear(InputDelta);
        Differentiate();
        return InputDelta;
    }

    /// <summary>From <see cref="Input"/> to <see cref="Output"/>, without the activation.</summary>
    protected abstract void Compute();

    /// <summary>From <see cref="Delta"/> to <see cref="InputDelta"/>, which is zero, and to the gradients.</summary>
    protected abstract void Differentiate();

    private void Activate()
    {
        float[] values = Output;
        switch (layer.Activation)
        {
            case Activation.Relu:
                for (int o = 0; o < values.Length; o++) values[o] = MathF.Max(values[o], 0);
                break;
            case Activation.Sigmoid:
                for (int o = 0; o < values.Length; o++) values[o] = 1 / (1 + MathF.Exp(-values[o]));
                break;
            case Activation.Softmax:
                float largest = float.NegativeInfinity, sum = 0;
                for (int o = 0; o < values.Length; o++) largest = MathF.Max(largest, values[o]);
                for (int o = 0; o < values.Length; o++) sum += values[o] = MathF.Exp(values[o] - largest);
                for (int o = 0; o < values.Length; o++) values[o] /= sum;
                break;
        }
    }
}
