namespace CompiledNet.EndToEnd.Tests;

/// <summary>Gives back what it is given: what was mixed can be read from its outputs.</summary>
[Network]
[Input(8)]
[MixUp(1)]
[Dense(8, KernelInitializer = typeof(Identity))]
[Loss<MeanSquaredError>]
public sealed partial class MixedUp;

/// <summary>The same without.</summary>
[Network]
[Input(8)]
[Dense(8, KernelInitializer = typeof(Identity))]
[Loss<MeanSquaredError>]
public sealed partial class Unmixed;

/// <summary>The same of images.</summary>
[Network]
[Input(16, 16, 1)]
[CutMix]
[Flatten]
[Dense(256, KernelInitializer = typeof(Identity))]
[Loss<MeanSquaredError>]
public sealed partial class MixedByCut;
