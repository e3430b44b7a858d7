namespace CompiledNet.Benchmarks.Models;

/// <summary>What follows the products of a layer.</summary>
public enum Activation
{
    Relu,
    Sigmoid,
    Softmax,
}
