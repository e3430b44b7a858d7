namespace CompiledNet.Generator.Kernels;

/// <summary>
/// Rows of columns in memory, in panels of columns that follow each other, each row by row: a matrix product reads a
/// panel from front to back.
/// </summary>
/// <param name="Rows">Rows in memory.</param>
/// <param name="Columns">Numbers per row.</param>
/// <param name="Stride">Columns with padding, which is zero.</param>
/// <param name="Panel">Columns of a panel; divides <paramref name="Stride"/>.</param>
/// <param name="Transposed">Whether memory holds the transpose of the shape taken as Columns × Rows.</param>
/// <param name="Blocks">How many such matrices lie below each other.</param>
internal sealed record MatrixLayout(int Rows, int Columns, int Stride, int Panel, bool Transposed, int Blocks = 1)
{
    /// <summary>Numbers in memory, padding included.</summary>
    public int Length => Rows * Stride;

    /// <summary>Where a number lies.</summary>
    public int IndexOf(int row, int column) => column / Panel * Rows * Panel + row * Panel + column % Panel;
}
