using System.Collections.Generic;

namespace CompiledNet.Benchmarks.Models;

/// <summary>A dense layer: <paramref name="Kernel"/> is [inputs][outputs], row-major.</summary>
/// <param name="Inputs">Numbers it takes.</param>
/// <param name="Outputs">Numbers it gives.</param>
/// <param name="Activation">What follows its sums.</param>
/// <param name="Kernel">Weights.</param>
/// <param name="Bias">One number an output.</param>
/// <param name="Image">The image that its inputs are the numbers of, or null.</param>
public sealed record DenseLayer(int Inputs, int Outputs, Activation Activation, float[] Kernel, float[] Bias, ImageShape? Image = null) : ModelLayer(Activation)
{
    public override int InputSize => Inputs;

    public override int OutputSize => Outputs;

    public override long MultiplyAdds => (long)Inputs * Outputs;

    public override IReadOnlyList<float[]> Parameters => [Kernel, Bias];
}
