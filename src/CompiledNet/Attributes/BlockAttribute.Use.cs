namespace CompiledNet;

/// <summary>
/// Puts the layers of a block here, each copy with parameters of its own, named <c>Body/1/A</c>, <c>Body/2/A</c> … for a
/// property <c>Body</c> and a layer <c>A</c> of the block.
/// </summary>
/// <typeparam name="TBlock">A class of this project marked with <see cref="BlockAttribute"/>.</typeparam>
/// <param name="from">
/// The layers that the block's inputs stand for, by <c>nameof</c>, as many as it has; none for the layer above.
/// </param>
public sealed class BlockAttribute<TBlock>(params string[] from) : LayerAttribute where TBlock : class
{
    /// <summary>The layers that the block's inputs stand for.</summary>
    public string[] Sources { get; } = from;

    /// <summary>
    /// How many copies follow one another; at least 1. Each reads the one before as its first input; its further inputs
    /// are the same for all.
    /// </summary>
    public int Repeat { get; set; } = 1;
}
