using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Networks;

/// <summary>8-10(relu)-8(relu)-1(sigmoid): the textbook network for the Pima data.</summary>
[Network]
[Input(8)]
[Dense<ReLU>(10)]
[Dense<ReLU>(8)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
public sealed partial class SmallNetwork
{
    /// <summary>The weights that ours and all peers use.</summary>
    public static Model Model { get; } = new ModelBuilder(seed: 8, inputs: 8)
        .Dense(10, Activation.Relu).Dense(8, Activation.Relu).Dense(1, Activation.Sigmoid).Build();
}
