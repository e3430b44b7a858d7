namespace CompiledNet.Tuning.Tests;

[Network]
[Input(8)]
[Dense<ReLU>(10)]
[Dense<ReLU>(8)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
public sealed partial class DiabetesNetwork;
