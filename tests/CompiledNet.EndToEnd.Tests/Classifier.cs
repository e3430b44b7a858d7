namespace CompiledNet.EndToEnd.Tests;

[Network]
[Input(64)]
[Dense<ReLU>(32)]
[Dense<Softmax>(10)]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class Classifier;
