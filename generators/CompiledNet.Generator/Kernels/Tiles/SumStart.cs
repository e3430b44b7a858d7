namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>What sums of products start from.</summary>
internal enum SumStart
{
    /// <summary>Zero.</summary>
    Zero,

    /// <summary>One row for all, such as a bias.</summary>
    Row,

    /// <summary>A row for each row of the result.</summary>
    Rows,
}
