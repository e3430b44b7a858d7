using CompiledNet;

/// <summary>Attention to the characters before, then a small network at each of them, both around a shortcut and on normalised numbers.</summary>
[Block]
public sealed partial class TransformerBlock
{
    [Input] public partial Node X { get; }

    [LayerNormalization] public partial Node Normalized { get; }

    [MultiHeadAttention(4, 16, UseCausalMask = true)] public partial Node Attended { get; }

    [Add(nameof(X), nameof(Attended))] public partial Node Y { get; }

    [LayerNormalization] public partial Node NormalizedAgain { get; }

    [Dense<GELU>(256)] public partial Node Wide { get; }

    [Dense(64)] public partial Node Narrow { get; }

    [Add(nameof(Y), nameof(Narrow))] public partial Node Z { get; }
}
