namespace CompiledNet.Mpi.Tests;

/// <summary>Batches of 256 rows are split into several shards.</summary>
[Network, Input(20), Dense<ReLU>(64), Dropout(0.2), Dense<ReLU>(48), Dense<Softmax>(4), Loss<CategoricalCrossentropy>]
internal sealed partial class RankNetwork;

/// <summary>Batch normalization takes each batch as one shard.</summary>
[Network, Input(20), Dense(32), BatchNormalization, Activation<ReLU>, Dense(1), Loss<MeanSquaredError>]
internal sealed partial class NormalizedNetwork;

/// <summary>Batch normalization about which the shards of all ranks meet.</summary>
[Network, Input(20), Dense(64), BatchNormalization(Synchronized = true), Activation<ReLU>, Dense(48), BatchNormalization(Synchronized = true), Activation<Tanh>, Dense<Softmax>(4), Loss<CategoricalCrossentropy>]
internal sealed partial class SynchronizedNetwork;

/// <summary>The gradients of two layers are final, and long enough to be sent, before the last is computed.</summary>
[Network, Input(20), Dense<ReLU>(256), Dense<ReLU>(256), Dense<ReLU>(256), Dense<Softmax>(4), Loss<CategoricalCrossentropy>]
internal sealed partial class WideNetwork;

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

/// <summary>Samples of a batch are mixed, wherever they are computed.</summary>
[Network, Input(20), MixUp, Dense<ReLU>(32), Dense<Softmax>(4), Loss<CategoricalCrossentropy>]
internal sealed partial class MixedNetwork;

/// <summary>A mask reaches the output, whose loss is a mean over the positions of the whole batch that count.</summary>
[Network, Input(10), Embedding(5, 16, MaskZero = true), LSTM(32, ReturnSequences = true), Dense<Softmax>(3), Loss<SparseCategoricalCrossentropy>]
internal sealed partial class TaggingNetwork;

/// <summary>Two towers of one set of weights, with a penalty.</summary>
[Network]
internal sealed partial class SharedNetwork
{
    [Input(10)]
    public partial Node One { get; }

    [Input(10)]
    public partial Node Other { get; }

    [Dense<Tanh>(64, From = nameof(One), KernelRegularizer = typeof(L2), KernelRegularizerArguments = [0.01])]
    public partial Node Left { get; }

    [Shared(nameof(Left), nameof(Other))]
    public partial Node Right { get; }

    [Subtract(nameof(Left), nameof(Right))]
    public partial Node Difference { get; }

    [Dense<Softmax>(4), Output<CategoricalCrossentropy>]
    public partial Node Class { get; }
}
