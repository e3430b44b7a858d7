namespace CompiledNet.EndToEnd.Tests;

/// <summary>Two outputs that are blocks, one of them repeated.</summary>
[Network]
public sealed partial class TwoBlocks
{
    [Input(2)]
    public partial Node X { get; }

    [Block<Widening>(Repeat = 2), Output<MeanSquaredError>]
    public partial Node Body { get; }

    [Block<Narrowing>(From = nameof(X)), Output<MeanSquaredError>]
    public partial Node Head { get; }
}

/// <summary>Keeps the width of what comes.</summary>
[Block]
public sealed partial class Widening
{
    [Input]
    public partial Node X { get; }

    [Dense<Tanh>]
    public partial Node Y { get; }
}

/// <summary>Ends in one number.</summary>
[Block]
public sealed partial class Narrowing
{
    [Input]
    public partial Node X { get; }

    [Dense<Sigmoid>(1)]
    public partial Node Y { get; }
}
