using CompiledNet;

// Warnings are errors here, and the compiler has one for arrays among the arguments of attributes.
[assembly: CLSCompliant(true)]

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

/// <summary>Filters that fill one vector, so that windows slide, and filters that fill several.</summary>
[Network]
[Input(9, 9, 1)]
[Conv2D<ReLU>(6, 5, Padding = Padding.Same)]
[MaxPooling2D]
[Conv2D<Tanh>(16, 3)]
[Flatten]
[Dense<Softmax>(5)]
[Loss<SparseCategoricalCrossentropy>]
internal sealed partial class Image;

/// <summary>Arithmetic that is none of the kernels of products: normalisation, gates, means, and the gradients of all.</summary>
[Network]
[Input(10, 12)]
[Dense(24, UseBias = false)]
[BatchNormalization]
[Activation<ReLU>]
[LayerNormalization]
[GLU]
[PReLU]
[GroupNormalization(4)]
[AveragePooling1D(2)]
[GlobalAveragePooling1D]
[Dense(3)]
[Loss<MeanSquaredError>]
internal sealed partial class Normal;
