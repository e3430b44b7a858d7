using System;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.PlainLoops;

/// <summary>One dense layer, forward and backward, as a textbook writes it. Kernel [inputs][outputs].</summary>
public sealed class PlainLayer
{
    private readonly Activation _activation;
    private readonly int _inputs, _outputs;
    private readonly float[] _input, _delta, _inputDelta;

    public PlainLayer(DenseLayer layer)
    {
        (_inputs, _outputs, _activation) = (layer.Inputs, layer.Outputs, layer.Activation);
        Kernel = new PlainAdam((float[])layer.Kernel.Clone());
        Bias = new PlainAdam((float[])layer.Bias.Clone());
        (_input, _inputDelta) = (new float[_inputs], new float[_inputs]);
        (Output, _delta) = (new float[_outputs], new float[_outputs]);
    }

    public PlainAdam Kernel { get; }

    public PlainAdam Bias { get; }

    public float[] Output { get; }

    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> input)
    {
        input.CopyTo(_input);
        float[] kernel = Kernel.Values, output = Output;
        Bias.Values.CopyTo(output, 0);
        for (int i = 0; i < input.Length; i++)
        {
            float x = input[i];
            for (int o = 0; o < output.Length; o++) output[o] += x * kernel[i * _outputs + o];
        }

        Activate(output);
        return output;
    }

    /// <summary>Adds to the gradients; takes ∂loss/∂output, or for the last layer (whose loss undoes its activation) output - target.</summary>
    /// <returns>∂loss/∂input.</returns>
    public ReadOnlySpan<float> Backward(ReadOnlySpan<float> outputDelta)
    {
        float[] kernel = Kernel.Values, kernelGradient = Kernel.Gradient, biasGradient = Bias.Gradient;
        for (int o = 0; o < _outputs; o++)
        {
            _delta[o] = _activation == Activation.Relu && Output[o] <= 0 ? 0 : outputDelta[o];
            biasGradient[o] += _delta[o];
        }

        for (int i = 0; i < _inputs; i++)
        {
            float x = _input[i], sum = 0;
            for (int o = 0; o < _delta.Length; o++)
            {
                kernelGradient[i * _outputs + o] += x * _delta[o];
                sum += kernel[i * _outputs + o] * _delta[o];
            }

            _inputDelta[i] = sum;
        }

        return _inputDelta;
    }

    private void Activate(float[] values)
    {
        switch (_activation)
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
