using CompiledNet;

/// <summary>64 characters in, and at each of them a score for every character that may come next.</summary>
[Network(Streaming = true)]
public sealed partial class TinyTransformerNetwork
{
    /// <summary>How many characters it sees at once.</summary>
    public const int Length = 64;

    [Input(Length)] public partial Node Characters { get; }

    [Embedding(Alphabet.Size, 64, LearnedPositions = true)] public partial Node Embedded { get; }

    [Block<TransformerBlock>(Repeat = 2)] public partial Node Body { get; }

    [LayerNormalization] public partial Node Normalized { get; }

    // Scores near zero at first: every character is as likely as any other.
    [Dense(Alphabet.Size, KernelInitializer = typeof(RandomNormal), KernelInitializerArguments = [0, 0.02]), Output<SparseCategoricalCrossentropy>(FromLogits = true)] public partial Node Scores { get; }
}
