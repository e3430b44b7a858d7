namespace CompiledNet.TextTests;

/// <summary>A network of eight pieces.</summary>
[Network]
[Input(8)]
[Embedding(200, 4, MaskZero = true)]
[GRU(4)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
internal sealed partial class Phrases;
