using CompiledNet;

/// <summary>The textbook network for the Pima data in nine sizes, each compiled.</summary>
[Network]
[Input(8)]
[Dense<ReLU>(10, Name = "first", Variants = new[] { 5, 20 })]
[Dense<ReLU>(8, Name = "second", Variants = new[] { 4, 16 })]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
public sealed partial class DiabetesNetwork;
