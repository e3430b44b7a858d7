using CompiledNet;

/// <summary>64 grey values in, the probabilities of the ten digits out.</summary>
[Network]
[Input(8, 8)]
[Flatten]
[Dense<ReLU>(64)]
[Dense<Softmax>(10)]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class DigitsNetwork;
