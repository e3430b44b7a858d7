namespace CompiledNet.EndToEnd.Tests;

[Network, Input(6), Dense<ReLU>(9), BatchNormalization, Dropout(0.3), Dense<Sigmoid>(1), Loss<BinaryCrossentropy>]
public sealed partial class ResumedNetwork;

[Network, Input(5, 2), LSTM(4, Stateful = true), Dense<Softmax>(3), Loss<SparseCategoricalCrossentropy>]
public sealed partial class ResumedSequences;
