using CompiledNet;

/// <summary>64 grey values in, the probabilities of the ten digits out; gradients of the grey values for <c>-- explain</c>.</summary>
[Network(InputGradients = true)]
[Input(8, 8)]
[Flatten]
[Dense<ReLU>(192)]
[Dropout(0.4)]
[Dense<ReLU>(96)]
[Dense<Softmax>(10)]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class DigitsNetwork;
