using System;

namespace CompiledNet;

/// <summary>Knows which rows of a batch or block each process has.</summary>
internal interface IRowGathering
{
    /// <summary>Gives every process all rows of what each has filled in for its own.</summary>
    /// <param name="values">All rows × <paramref name="width"/> numbers.</param>
    /// <param name="width">Numbers a row.</param>
    void Gather(Span<float> values, int width);
}
