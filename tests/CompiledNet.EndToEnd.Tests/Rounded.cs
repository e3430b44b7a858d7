namespace CompiledNet.EndToEnd.Tests;

/// <summary>A network with layers of one, several and an odd number of panels, and a narrow and a lone one that stay in 32 bits.</summary>
[Network(BFloat16Session = true)]
[Input(37)]
[Dense<Tanh>(80)]
[Dense<ReLU>(45)]
[Dense(16, UseBias = false)]
[Dense<Sigmoid>(7)]
[Dense(1)]
public sealed partial class Rounded;
