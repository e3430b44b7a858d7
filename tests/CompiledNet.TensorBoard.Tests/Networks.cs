namespace CompiledNet.SummaryTests;

[Network]
[Input(4)]
[Dense<ReLU>(8)]
[Dense<Softmax>(3)]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class Classifier;

[Network]
[Input(4)]
[Dense<Tanh>(3)]
[Dense(1)]
[Loss<MeanSquaredError>]
public sealed partial class Line;
