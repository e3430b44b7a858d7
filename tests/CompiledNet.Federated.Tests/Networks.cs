namespace CompiledNet.Federated.Tests;

/// <summary>Three kinds of points, told apart by four numbers.</summary>
[Network]
[Input(4)]
[Dense<Tanh>(6, Name = "hidden")]
[Dense<Softmax>(3, Name = "kind")]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class Points;

/// <summary>The next version of it, with another activation.</summary>
[Network]
[Input(4)]
[Dense<ReLU>(6, Name = "hidden")]
[Dense<Softmax>(3, Name = "kind")]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class PointsOfAnotherVersion;

/// <summary>With everything whose draws and averages depend on the epoch.</summary>
[Network]
[Input(4)]
[Dense(7, Name = "hidden")]
[BatchNormalization]
[Activation<ReLU>]
[Dropout(0.3)]
[Dense<Softmax>(3, Name = "kind")]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class Normalized;

/// <summary>That of federated.py.</summary>
[Network]
[Input(3)]
[Dense<Tanh>(4, Name = "hidden")]
[Dense(1, Name = "out")]
[Loss<MeanSquaredError>]
public sealed partial class Regression;

/// <summary>Eight weights, no more: 7 and a bias.</summary>
[Network]
[Input(7)]
[Dense(1, Name = "out")]
[Loss<MeanSquaredError>]
public sealed partial class Eight;

/// <summary>Weights that are at least 0.</summary>
[Network]
[Input(4)]
[Dense<Softmax>(3, Name = "kind", KernelConstraint = typeof(NonNeg))]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class Constrained;
