namespace CompiledNet.EndToEnd.Tests;

[Network, Input(6)]
[Dense<Tanh>(7, Name = "trunk", KernelRegularizer = typeof(L2), KernelRegularizerArguments = new[] { 0.05 })]
[BatchNormalization(Name = "norm")]
[Dense<Tanh>(5, Name = "middle")]
[Dense(2, Name = "head"), Loss<MeanSquaredError>]
public sealed partial class Thawing;

/// <summary>So wide that several threads take parts of the update, with a batch that is split.</summary>
[Network, Input(64)]
[Dense<ReLU>(120, Name = "low", KernelConstraint = typeof(MaxNorm), KernelConstraintArguments = new[] { 0.5 })]
[Dense<ReLU>(120, Name = "high"), Dropout(0.2), Dense(2, Name = "head"), Loss<MeanSquaredError>]
public sealed partial class WideThawing;

[Network, Input(64), Dense<ReLU>(120, Name = "low", Trainable = false), Dense<ReLU>(120, Name = "high"), Dropout(0.2), Dense(2, Name = "head"), Loss<MeanSquaredError>]
public sealed partial class DeclaredFrozen;

[Network(InputGradients = true), Input(4), Dense<Tanh>(5, Name = "low"), Dense(2, Name = "head"), Loss<MeanSquaredError>]
public sealed partial class SeenThrough;

[Network]
public sealed partial class BlocksThawing
{
    [Input(5)] public partial Node Signal { get; }
    [Block<TwoDense>] public partial Node Body { get; }
    [BatchNormalization(Scale = false, Center = false)] public partial Node Plain { get; }
    [Dropout(0.1)] public partial Node Drop { get; }
    [Dense(1), Output<MeanSquaredError>] public partial Node Head { get; }
}

[Block]
public sealed partial class TwoDense
{
    [Input] public partial Node X { get; }
    [Dense<Tanh>(4)] public partial Node First { get; }
    [Dense<Tanh>(3)] public partial Node Second { get; }
}
