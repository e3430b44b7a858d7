using CompiledNet;

/// <summary>Pieces of clothing, with the trunk that has learned from digits.</summary>
[Network]
[Input(28, 28, 1)]
[Block<Trunk>]
[Dense<Softmax>(10, Name = "kind")]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class Clothes;
