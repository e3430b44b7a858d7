namespace CompiledNet.Generator.Kernels;

/// <summary>A matrix that does not depend on the sample: a parameter, its gradient or scratch.</summary>
/// <param name="Name">Its name in the emitted code.</param>
/// <param name="Place">Which memory it lies in.</param>
/// <param name="Layout">Rows, columns and stride.</param>
/// <param name="Offset">Where it starts in that memory.</param>
internal sealed record Matrix(string Name, MatrixPlace Place, MatrixLayout Layout, int Offset)
{
    /// <summary>How far behind <see cref="Offset"/> it starts, if it is a part of a matrix.</summary>
    public int Start { get; init; }

    /// <summary>Some columns, of whole panels: they lie in one piece.</summary>
    public Matrix Columns(int first, int count) =>
        this with { Layout = Layout with { Columns = count, Stride = count }, Start = Start + first * Layout.Rows };

    /// <summary>One row of a matrix that lies row after row.</summary>
    public Matrix Row(int row) => this with { Layout = Layout with { Rows = 1 }, Start = Start + row * Layout.Stride };
}
