namespace CompiledNet.Benchmarks.Networks;

/// <summary>Two layers of a transformer over 64 tokens of 64 numbers, with four heads.</summary>
[Network]
public sealed partial class Encoder
{
    [Input(64, 64)]
    public partial Node X { get; }

    [Block<EncoderLayer>(Repeat = 2)]
    public partial Node Body { get; }

    [GlobalAveragePooling1D]
    public partial Node Pool { get; }

    [Dense<Softmax>(5), Output<SparseCategoricalCrossentropy>]
    public partial Node Class { get; }
}

/// <summary>Attention and two dense layers, each added to what it reads and normalised.</summary>
[Block]
public sealed partial class EncoderLayer
{
    [Input]
    public partial Node X { get; }

    [MultiHeadAttention(4, 16)]
    public partial Node Attended { get; }

    [Add(nameof(X), nameof(Attended))]
    public partial Node Sum { get; }

    [LayerNormalization]
    public partial Node Normed { get; }

    [Dense<GELU>(256)]
    public partial Node Wide { get; }

    [Dense(64)]
    public partial Node Change { get; }

    [Add(nameof(Normed), nameof(Change))]
    public partial Node Total { get; }

    [LayerNormalization]
    public partial Node Y { get; }
}
