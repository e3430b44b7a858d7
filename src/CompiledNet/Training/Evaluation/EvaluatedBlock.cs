using System;

namespace CompiledNet;

/// <summary>What was found for the rows of a block of an evaluation.</summary>
/// <param name="outputs">Rows × OutputSize numbers.</param>
/// <param name="losses">Rows × outputs, the losses of each row.</param>
/// <param name="masks">Which positions of masked outputs count.</param>
/// <param name="rows">How many rows there are.</param>
internal readonly ref struct EvaluatedBlock(ReadOnlySpan<float> outputs, ReadOnlySpan<float> losses, ReadOnlySpan<float> masks, int rows)
{
    public ReadOnlySpan<float> Outputs { get; } = outputs;

    public ReadOnlySpan<float> Losses { get; } = losses;

    public ReadOnlySpan<float> Masks { get; } = masks;

    public int Rows { get; } = rows;
}
