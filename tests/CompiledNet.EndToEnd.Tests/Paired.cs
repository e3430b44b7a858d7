namespace CompiledNet.EndToEnd.Tests;

/// <summary>Two uses of one set of weights, with averages that move while fitting and random draws.</summary>
[Network]
public sealed partial class Paired
{
    [Input(6)]
    public partial Node One { get; }

    [Input(6)]
    public partial Node Other { get; }

    [Block<Normalising>(nameof(One))]
    public partial Node Left { get; }

    [Shared(nameof(Left), nameof(Other))]
    public partial Node Right { get; }

    [Multiply(nameof(Left), nameof(Right))]
    public partial Node Product { get; }

    [Dropout(0.2)]
    public partial Node Dropped { get; }

    [Dense(1), Output<MeanSquaredError>]
    public partial Node Distance { get; }
}

/// <summary>What both run through.</summary>
[Block]
public sealed partial class Normalising
{
    [Input]
    public partial Node X { get; }

    [Dense<Tanh>(5, UseBias = false)]
    public partial Node Hidden { get; }

    [BatchNormalization(Momentum = 0.9)]
    public partial Node Normal { get; }
}

/// <summary>Matrices so large that their gradients are summed in blocks, used twice: the gradient of the second use goes through memory of its own.</summary>
[Network]
public sealed partial class LargeTwins
{
    [Input(600)]
    public partial Node One { get; }

    [Input(600)]
    public partial Node Other { get; }

    [Dense<Tanh>(600, From = nameof(One))]
    public partial Node Left { get; }

    [Shared(nameof(Left), nameof(Other))]
    public partial Node Right { get; }

    [Subtract(nameof(Left), nameof(Right))]
    public partial Node Difference { get; }

    [Dense(1), Output<MeanSquaredError>]
    public partial Node Distance { get; }
}

/// <summary>The same, each with weights of its own.</summary>
[Network]
public sealed partial class LargeStrangers
{
    [Input(600)]
    public partial Node One { get; }

    [Input(600)]
    public partial Node Other { get; }

    [Dense<Tanh>(600, From = nameof(One))]
    public partial Node Left { get; }

    [Dense<Tanh>(600, From = nameof(Other))]
    public partial Node Right { get; }

    [Subtract(nameof(Left), nameof(Right))]
    public partial Node Difference { get; }

    [Dense(1), Output<MeanSquaredError>]
    public partial Node Distance { get; }
}
