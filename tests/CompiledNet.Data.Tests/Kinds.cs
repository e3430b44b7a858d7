namespace CompiledNet.DataTests;

/// <summary>A network for the rows of these tests.</summary>
[Network]
[Input(2)]
[Dense<Tanh>(8)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
internal sealed partial class Kinds;
