namespace CompiledNet;

/// <summary>A layer of attention that hands out what its queries look at: <see cref="NetworkAttribute.AttentionWeights"/>.</summary>
/// <param name="Name">The name of the layer.</param>
/// <param name="Heads">How many heads of queries it has.</param>
/// <param name="Queries">How many queries.</param>
/// <param name="Keys">How many keys.</param>
/// <param name="Offset">Where its weights, [heads, queries, keys], start within those of a sample.</param>
public sealed record AttentionDescription(string Name, int Heads, int Queries, int Keys, int Offset)
{
    /// <summary>How many weights it has for a sample.</summary>
    public int Length => Heads * Queries * Keys;
}
