using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Networks;

/// <summary>4096-4096(relu)-10(softmax): 67 MB of weights, more than any cache holds.</summary>
[Network]
[Input(4096)]
[Dense<ReLU>(4096)]
[Dense<Softmax>(10)]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class WideNetwork
{
    /// <summary>The weights that ours and all peers use.</summary>
    public static Model Model { get; } = new ModelBuilder(seed: 4096, inputs: 4096)
        .Dense(4096, Activation.Relu).Dense(10, Activation.Softmax).Build();
}
