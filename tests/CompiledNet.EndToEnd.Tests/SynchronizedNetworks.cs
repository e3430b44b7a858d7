namespace CompiledNet.EndToEnd.Tests;

/// <summary>Batches of 256 rows are split into four shards, which meet about two batch normalizations.</summary>
[Network, Input(20), Dense(64), BatchNormalization(Synchronized = true, Name = "first"), Activation<ReLU>, Dense<Tanh>(48), BatchNormalization(Synchronized = true, Momentum = 0.9, Name = "second"), Dropout(0.2), Dense<Softmax>(4), Loss<CategoricalCrossentropy>]
public sealed partial class Meeting;

/// <summary>The same, whose batches are one shard.</summary>
[Network, Input(20), Dense(64), BatchNormalization(Name = "first"), Activation<ReLU>, Dense<Tanh>(48), BatchNormalization(Momentum = 0.9, Name = "second"), Dropout(0.2), Dense<Softmax>(4), Loss<CategoricalCrossentropy>]
public sealed partial class Gathered;

/// <summary>Images, one normalization shared by two branches, a lone channel, two outputs, and gradients of the input.</summary>
[Network(InputGradients = true)]
public sealed partial class MeetingImages
{
    [Input(12, 12, 3)]
    public partial Node Image { get; }

    [Conv2D(16, 3)]
    public partial Node Edges { get; }

    [BatchNormalization(Synchronized = true)]
    public partial Node Normalized { get; }

    [Conv2D<ReLU>(16, 3, From = nameof(Edges), Padding = Padding.Same)]
    public partial Node Again { get; }

    [Shared(nameof(Normalized), nameof(Again))]
    public partial Node NormalizedAgain { get; }

    [Add(nameof(Normalized), nameof(NormalizedAgain))]
    public partial Node Sum { get; }

    [Conv2D(1, 3)]
    public partial Node Lone { get; }

    [BatchNormalization(Synchronized = true)]
    public partial Node LoneNormalized { get; }

    [Flatten]
    public partial Node Body { get; }

    [Dense<Softmax>(3), Output<CategoricalCrossentropy>]
    public partial Node Class { get; }

    [Dense(1, From = nameof(Body)), Output<MeanSquaredError>(Weight = 0.5f)]
    public partial Node Value { get; }
}

/// <summary>The same, whose batches are one shard.</summary>
[Network(InputGradients = true)]
public sealed partial class GatheredImages
{
    [Input(12, 12, 3)]
    public partial Node Image { get; }

    [Conv2D(16, 3)]
    public partial Node Edges { get; }

    [BatchNormalization]
    public partial Node Normalized { get; }

    [Conv2D<ReLU>(16, 3, From = nameof(Edges), Padding = Padding.Same)]
    public partial Node Again { get; }

    [Shared(nameof(Normalized), nameof(Again))]
    public partial Node NormalizedAgain { get; }

    [Add(nameof(Normalized), nameof(NormalizedAgain))]
    public partial Node Sum { get; }

    [Conv2D(1, 3)]
    public partial Node Lone { get; }

    [BatchNormalization]
    public partial Node LoneNormalized { get; }

    [Flatten]
    public partial Node Body { get; }

    [Dense<Softmax>(3), Output<CategoricalCrossentropy>]
    public partial Node Class { get; }

    [Dense(1, From = nameof(Body)), Output<MeanSquaredError>(Weight = 0.5f)]
    public partial Node Value { get; }
}

/// <summary>Masks reach the output, so that the way back waits for the whole batch once more.</summary>
[Network, Input(10), Embedding(5, 16, MaskZero = true), GRU(32, ReturnSequences = true), BatchNormalization(Synchronized = true), Dense<Softmax>(3), Loss<SparseCategoricalCrossentropy>]
public sealed partial class MeetingTags;

/// <summary>The same, whose batches are one shard.</summary>
[Network, Input(10), Embedding(5, 16, MaskZero = true), GRU(32, ReturnSequences = true), BatchNormalization, Dense<Softmax>(3), Loss<SparseCategoricalCrossentropy>]
public sealed partial class GatheredTags;
