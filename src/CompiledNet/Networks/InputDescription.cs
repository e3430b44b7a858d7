using System.Collections.Generic;

namespace CompiledNet;

/// <summary>One input of a network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape, without the batch, such as [28, 28, 1].</param>
/// <param name="Offset">Where it starts within a sample.</param>
public sealed record InputDescription(string Name, IReadOnlyList<int> Shape, int Offset)
{
    /// <summary>If a layer takes the numbers for ids, how many there are, whole numbers from 0 on; null otherwise.</summary>
    public int? Vocabulary { get; init; }
}
