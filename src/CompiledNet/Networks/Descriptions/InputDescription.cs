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

    /// <summary>
    /// Whether other numbers than those of the <see cref="Vocabulary"/> may come and stand for nothing, as for <see cref="CategoryEncodingAttribute"/>;
    /// an <see cref="EmbeddingAttribute"/> refuses them.
    /// </summary>
    public bool AcceptsOtherNumbers { get; init; }

    /// <summary>Its numbers in a sample.</summary>
    internal int Size
    {
        get
        {
            int size = 1;
            for (int axis = 0; axis < Shape.Count; axis++) size *= Shape[axis];
            return size;
        }
    }
}
