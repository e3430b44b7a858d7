using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Networks;

/// <summary>784-128(relu)-64(relu)-10(softmax): the textbook network for handwritten digits.</summary>
[Network]
[Input(784)]
[Dense<ReLU>(128)]
[Dense<ReLU>(64)]
[Dense<Softmax>(10)]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class LargeNetwork
{
    /// <summary>The weights that ours and all peers use.</summary>
    public static DenseModel Model { get; } = DenseModel.Random(seed: 784, inputs: 784, (128, Activation.Relu), (64, Activation.Relu), (10, Activation.Softmax));
}
