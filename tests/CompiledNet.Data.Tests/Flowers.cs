namespace CompiledNet.DataTests;

/// <summary>A network of three classes.</summary>
[Network]
[Input(2)]
[Dense<Tanh>(6)]
[Dense<Softmax>(3)]
[Loss<SparseCategoricalCrossentropy>]
internal sealed partial class Flowers;
