using CompiledNet;

/// <summary>64 numbers of a normal distribution in, the 784 grey values of a digit out, from −1 to 1.</summary>
[Network]
[Input(64)]
[Dense<LeakyReLU>(128)]
[BatchNormalization]
[Dense<LeakyReLU>(256)]
[BatchNormalization]
[Dense<Tanh>(784)]
[Loss<AddedLoss>] // none of its own: its gradients come from the judge
public sealed partial class Generator;
