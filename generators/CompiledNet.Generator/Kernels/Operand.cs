namespace CompiledNet.Generator.Kernels;

/// <summary>A piece of memory that a kernel takes by reference.</summary>
/// <param name="Parameter">The name of the kernel method's parameter.</param>
/// <param name="Tensor">The tensor passed for it, or null.</param>
/// <param name="Matrix">The matrix passed for it, or null.</param>
/// <param name="Written">Whether the kernel writes it.</param>
internal sealed record Operand(string Parameter, Tensor? Tensor, Matrix? Matrix, bool Written)
{
    /// <summary>The type of its numbers in a network of <paramref name="scalar"/>.</summary>
    public string TypeFor(string scalar) => Matrix?.Place == MatrixPlace.BFloat16 ? "uint" : scalar;

    public static Operand Read(string parameter, Tensor tensor) => new(parameter, tensor, null, false);

    public static Operand Read(string parameter, Matrix matrix) => new(parameter, null, matrix, false);

    public static Operand Write(string parameter, Tensor tensor) => new(parameter, tensor, null, true);

    public static Operand Write(string parameter, Matrix matrix) => new(parameter, null, matrix, true);
}
