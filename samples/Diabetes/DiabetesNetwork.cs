using CompiledNet;

/// <summary>The textbook network for the Pima data: 8 measurements, two hidden layers, one probability.</summary>
[Network]
[Input(8)]
[Dense<ReLU>(10)]
[Dense<ReLU>(8)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
public sealed partial class DiabetesNetwork;
