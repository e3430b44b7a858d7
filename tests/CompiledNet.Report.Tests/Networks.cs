namespace CompiledNet.ReportTests;

[Network]
[Input(5, 5)]
[Flatten]
[Dense<Softmax>(3)]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class Images;

[Network]
[Input(2)]
[Dense<Tanh>(4)]
[Dense<Sigmoid>(1)]
[Loss<BinaryCrossentropy>]
public sealed partial class Binary;

[Network]
[Input(2)]
[Dense(1)]
[Loss<MeanSquaredError>]
public sealed partial class Line;

[Network]
public sealed partial class Residual
{
    [Input(6)]                                     public partial Node Signal { get; }
    [Dense<ReLU>(6)]                               public partial Node First { get; }
    [Dense<ReLU>(6)]                               public partial Node Second { get; }
    [Add(nameof(Signal), nameof(Second))]          public partial Node Sum { get; }
    [Dense<Softmax>(3), Output<CategoricalCrossentropy>] public partial Node Class { get; }
    [Dense(1, From = nameof(First)), Output<MeanSquaredError>] public partial Node Value { get; }
}

[Network]
public sealed partial class Tagger
{
    [Input(6)]                                     public partial Node Tokens { get; }
    [Embedding(5, 4, MaskZero = true)]             public partial Node Vectors { get; }
    [GRU(4, ReturnSequences = true)]               public partial Node Steps { get; }
    [Dense<Softmax>(2), Output<SparseCategoricalCrossentropy>] public partial Node Tag { get; }
    [GRU(3, From = nameof(Steps))]                 public partial Node Last { get; }
    [Dense<Sigmoid>(1), Output<BinaryCrossentropy>] public partial Node Whole { get; }
}
