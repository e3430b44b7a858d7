namespace CompiledNet.LivePageTests;

[Network]
[Input(4)]
[Dense<ReLU>(8)]
[Dense<Softmax>(3)]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class Classifier;
