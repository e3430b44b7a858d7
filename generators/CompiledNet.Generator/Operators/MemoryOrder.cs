namespace CompiledNet.Generator.Operators;

/// <summary>How a parameter lies in memory.</summary>
internal enum MemoryOrder
{
    /// <summary>In panels of columns, as matrix products read it.</summary>
    Panels,

    /// <summary>Row after row, for layers that take single rows.</summary>
    Rows,

    /// <summary>In panels, with the last axis as rows and the one before as columns; a matrix for each index of those before.</summary>
    Transposed,
}
