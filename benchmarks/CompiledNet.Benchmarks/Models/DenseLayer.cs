namespace CompiledNet.Benchmarks.Models;

/// <summary>One dense layer in plain arrays: <paramref name="Kernel"/> is [inputs][outputs], row-major.</summary>
public sealed record DenseLayer(int Inputs, int Outputs, Activation Activation, float[] Kernel, float[] Bias);
