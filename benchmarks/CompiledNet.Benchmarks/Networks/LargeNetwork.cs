using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Networks;

/// <summary>784-128(relu)-64(relu)-10(softmax): the textbook network for handwritten digits.</summary>
[Network(BFloat16Session = true)]
[Input(784)]
[Dense<ReLU>(128)]
[Dense<ReLU>(64)]
[Dense<Softmax>(10)]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class LargeNetwork
{
    /// <summary>The weights that ours and all peers use.</summary>
    public static Model Model { get; } = new ModelBuilder(seed: 784, inputs: 784)
        .Dense(128, Activation.Relu).Dense(64, Activation.Relu).Dense(10, Activation.Softmax).Build();
}
