using System.Collections.Generic;
using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Peers.PlainLoops;

/// <summary>A dense layer. Kernel [inputs][outputs].</summary>
public sealed class PlainDense(DenseLayer layer) : PlainLayer(layer)
{
    private readonly int _outputs = layer.Outputs;
    private readonly PlainAdam _kernel = new((float[])layer.Kernel.Clone()), _bias = new((float[])layer.Bias.Clone());

    public override IEnumerable<PlainAdam> Parameters => [_kernel, _bias];

    protected override void Compute()
    {
        float[] kernel = _kernel.Values, output = Output;
        _bias.Values.CopyTo(output, 0);
        for (int i = 0; i < Input.Length; i++)
        {
            float x = Input[i];
            for (int o = 0; o < output.Length; o++) output[o] += x * kernel[i * _outputs + o];
        }
    }

    protected override void Differentiate()
    {
        float[] kernel = _kernel.Values, gradient = _kernel.Gradient, delta = Delta;
        for (int o = 0; o < delta.Length; o++) _bias.Gradient[o] += delta[o];
        for (int i = 0; i < Input.Length; i++)
        {
            float x = Input[i], sum = 0;
            for (int o = 0; o < delta.Length; o++)
            {
                gradient[i * _outputs + o] += x * delta[o];
                sum += kernel[i * _outputs + o] * delta[o];
            }

            InputDelta[i] = sum;
        }
    }
}
