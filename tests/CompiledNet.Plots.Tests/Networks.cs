namespace CompiledNet.FigureTests;

[Network(InputGradients = true)]
[Input(6, 6, 1)]
[Conv2D<ReLU>(5, 3)]
[Conv2D<ReLU>(4, 2)]
[Flatten]
[Dense<Softmax>(3)]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class Images;

[Network]
[Input(4, 5)]
[Flatten]
[Dense<ReLU>(6)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
public sealed partial class Tiles;
