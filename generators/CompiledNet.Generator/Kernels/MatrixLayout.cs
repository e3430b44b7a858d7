namespace CompiledNet.Generator.Kernels;

/// <summary>Rows of columns in memory, each row <paramref name="Stride"/> numbers after the one before.</summary>
/// <param name="Rows">Rows in memory.</param>
/// <param name="Columns">Numbers per row.</param>
/// <param name="Stride">Distance of two rows, at least <paramref name="Columns"/>; the gap is zero.</param>
/// <param name="Transposed">Whether memory holds the transpose of the shape taken as Columns × Rows.</param>
internal sealed record MatrixLayout(int Rows, int Columns, int Stride, bool Transposed)
{
    /// <summary>Numbers in memory, padding included.</summary>
    public int Length => Rows * Stride;
}
