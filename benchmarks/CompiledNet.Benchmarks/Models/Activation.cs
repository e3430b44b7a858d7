namespace CompiledNet.Benchmarks.Models;

/// <summary>What follows the sums of a layer.</summary>
public enum Activation
{
    None,
    Relu,
    Sigmoid,
    Softmax,
    Tanh,
}
