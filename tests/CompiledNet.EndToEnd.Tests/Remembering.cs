namespace CompiledNet.EndToEnd.Tests;

/// <summary>A network with a form for steps.</summary>
[Network]
[Input(6, 3)]
[Conv1D<Tanh>(8, 3, Padding = Padding.Causal)]
[Dense(2)]
public sealed partial class Remembering;
