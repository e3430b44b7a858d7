namespace CompiledNet.Mpi.Tests;

/// <summary>Batches of 256 rows are split into several shards.</summary>
[Network, Input(20), Dense<ReLU>(64), Dropout(0.2), Dense<ReLU>(48), Dense<Softmax>(4), Loss<CategoricalCrossentropy>]
internal sealed partial class RankNetwork;

/// <summary>Batch normalization takes each batch as one shard.</summary>
[Network, Input(20), Dense(32), BatchNormalization, Activation<ReLU>, Dense(1), Loss<MeanSquaredError>]
internal sealed partial class NormalizedNetwork;

/// <summary>Convolutions are split into more shards than there are ranks, and two outputs have losses of their own.</summary>
[Network]
internal sealed partial class PictureNetwork
{
    [Input(8, 8, 1)]
    public partial Node Picture { get; }

    [Conv2D<ReLU>(6, 3)]
    public partial Node Edges { get; }

    [Flatten]
    public partial Node Body { get; }

    [Dense<Softmax>(4), Output<CategoricalCrossentropy>]
    public partial Node Class { get; }

    [Dense(1, From = nameof(Body)), Output<MeanSquaredError>(Weight = 0.3f)]
    public partial Node Sum { get; }
}

/// <summary>A mask reaches the output, whose loss is a mean over the positions of the whole batch that count.</summary>
[Network, Input(10), Embedding(5, 16, MaskZero = true), LSTM(32, ReturnSequences = true), Dense<Softmax>(3), Loss<SparseCategoricalCrossentropy>]
internal sealed partial class TaggingNetwork;
