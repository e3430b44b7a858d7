using CompiledNet;

/// <summary>Handwritten digits: the network whose trunk is taken elsewhere.</summary>
[Network]
[Input(28, 28, 1)]
[Block<Trunk>]
[Dense<Softmax>(10, Name = "digit")]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class Digits;
