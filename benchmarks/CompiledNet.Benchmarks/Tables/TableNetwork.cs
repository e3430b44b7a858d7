namespace CompiledNet.Benchmarks.Tables;

/// <summary>A small network for a table of forty columns.</summary>
[Network]
[Input(40)]
[Dense<ReLU>(32)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
public sealed partial class TableNetwork;
