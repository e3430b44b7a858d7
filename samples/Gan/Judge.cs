using CompiledNet;

/// <summary>784 grey values in, out how likely they are a digit that somebody has written.</summary>
[Network(InputGradients = true)]
[Input(784)]
[Dense<LeakyReLU>(256)]
[Dropout(0.3)]
[Dense<LeakyReLU>(128)]
[Dropout(0.3)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
public sealed partial class Judge;
