namespace CompiledNet.EndToEnd.Tests;

[Network, Input(3), Dense<Sigmoid>(1, KernelRegularizer = typeof(L2), KernelRegularizerArguments = new[] { 1.0 / 60 }), Loss<BinaryCrossentropy>]
public sealed partial class Logistic;

[Network, Input(3)]
[Dense<Tanh>(4, KernelRegularizer = typeof(L2), KernelRegularizerArguments = new[] { 0.005 })]
[Dense<Sigmoid>(1, KernelRegularizer = typeof(L2), KernelRegularizerArguments = new[] { 0.005 }), Loss<BinaryCrossentropy>]
public sealed partial class SmallPerceptron;
