using CompiledNet.Benchmarks.Models;

namespace CompiledNet.Benchmarks.Networks;

/// <summary>
/// 28×28×1, conv 6@5×5 same relu, maxpool 2, conv 16@5×5 relu, maxpool 2, dense 120 relu, 84 relu, 10 softmax: LeCun et
/// al., "Gradient-based learning applied to document recognition" (1998), with today's activations.
/// </summary>
[Network]
[Input(28, 28, 1)]
[Conv2D<ReLU>(6, 5, Padding = Padding.Same)]
[MaxPooling2D]
[Conv2D<ReLU>(16, 5)]
[MaxPooling2D]
[Flatten]
[Dense<ReLU>(120)]
[Dense<ReLU>(84)]
[Dense<Softmax>(10)]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class LeNet
{
    /// <summary>The weights that ours and all peers use.</summary>
    public static Model Model { get; } = new ModelBuilder(seed: 28, new ImageShape(28, 28, 1))
        .Convolution(6, 5, same: true, Activation.Relu).Pooling(2)
        .Convolution(16, 5, same: false, Activation.Relu).Pooling(2)
        .Dense(120, Activation.Relu).Dense(84, Activation.Relu).Dense(10, Activation.Softmax)
        .Build();
}
