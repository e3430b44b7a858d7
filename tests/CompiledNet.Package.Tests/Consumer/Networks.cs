using CompiledNet;

[Network]
[Input(2)]
[Dense<Tanh>(8)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
internal sealed partial class Gate;

/// <summary>Sizes that no vector width divides.</summary>
[Network]
[Input(13)]
[Dense<ELU>(33)]
[Dense<GELU>(19)]
[Dense<Softmax>(7)]
[Loss<SparseCategoricalCrossentropy>]
internal sealed partial class Odd;

/// <summary>Large enough for kernels in loops.</summary>
[Network]
[Input(100)]
[Dense<ReLU>(128)]
[Dense<SiLU>(64)]
[Dense<Softplus>(37)]
[Dense<Tanh>(5)]
[Loss<MeanSquaredError>]
internal sealed partial class Wide;
