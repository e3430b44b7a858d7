namespace CompiledNet.Generator.Kernels;

/// <summary>A matrix that does not depend on the sample: a parameter, its gradient or scratch.</summary>
/// <param name="Name">Its name in the emitted code.</param>
/// <param name="Place">Which memory it lies in.</param>
/// <param name="Layout">Rows, columns and stride.</param>
/// <param name="Offset">Where it starts in that memory.</param>
internal sealed record Matrix(string Name, MatrixPlace Place, MatrixLayout Layout, int Offset);
