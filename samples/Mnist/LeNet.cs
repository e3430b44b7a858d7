using CompiledNet;

/// <summary>28 × 28 grey values from 0 to 255 in, the probabilities of the ten digits out.</summary>
/// <remarks>Y. LeCun et al., "Gradient-based learning applied to document recognition", 1998, with today's activations and pooling.</remarks>
[Network]
[Input(28, 28, 1)]
[Rescaling(1 / 255.0)]
[Conv2D<ReLU>(6, 5, Padding = Padding.Same)]
[MaxPooling2D]
[Conv2D<ReLU>(16, 5)]
[MaxPooling2D]
[Flatten]
[Dense<ReLU>(120)]
[Dense<ReLU>(84)]
[Dense<Softmax>(10)]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class LeNet;
