namespace CompiledNet.EndToEnd.Tests;

/// <summary>Two towers of one set of weights, with all that could count them twice: a penalty, dropout, rounded sessions.</summary>
[Network(InputGradients = true, BFloat16Session = true)]
public sealed partial class Twins
{
    [Input(6)]
    public partial Node One { get; }

    [Input(6)]
    public partial Node Other { get; }

    [Block<Tower>(nameof(One))]
    public partial Node Left { get; }

    [Shared(nameof(Left), nameof(Other))]
    public partial Node Right { get; }

    [Subtract(nameof(Left), nameof(Right))]
    public partial Node Difference { get; }

    [Dense(1), Output<MeanSquaredError>]
    public partial Node Distance { get; }
}

/// <summary>A tower.</summary>
[Block]
public sealed partial class Tower
{
    [Input]
    public partial Node X { get; }

    [Dense<Tanh>(16, KernelRegularizer = typeof(L2), KernelRegularizerArguments = [0.25])]
    public partial Node Hidden { get; }

    [Dropout(0.5)]
    public partial Node Dropped { get; }
}

/// <summary>The same towers, each with weights of its own.</summary>
[Network]
public sealed partial class Strangers
{
    [Input(6)]
    public partial Node One { get; }

    [Input(6)]
    public partial Node Other { get; }

    [Block<Tower>(nameof(One))]
    public partial Node Left { get; }

    [Block<Tower>(nameof(Other))]
    public partial Node Right { get; }

    [Subtract(nameof(Left), nameof(Right))]
    public partial Node Difference { get; }

    [Dense(1), Output<MeanSquaredError>]
    public partial Node Distance { get; }
}

/// <summary>A language model whose last layer is its embedding.</summary>
[Network(BFloat16Session = true)]
public sealed partial class Speaking
{
    [Input(5)]
    public partial Node Tokens { get; }

    [Embedding(7, 4)]
    public partial Node Words { get; }

    [GRU(4, ReturnSequences = true)]
    public partial Node Reading { get; }

    [DenseTranspose<Softmax>(nameof(Words)), Output<SparseCategoricalCrossentropy>]
    public partial Node Next { get; }
}
