using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Lowering;

/// <summary>
/// Lets the products of a prediction read rounded weights, where the rows are wide enough for it to pay; biases and what
/// is small stay as they are.
/// </summary>
internal static class BFloat16Rounding
{
    private const int Panel = 16;

    public static NetworkProgram Run(NetworkProgram inference) => inference with { Forward = [.. inference.Forward.Select(Round)] };

    private static Routine Round(Routine routine) => routine with { Kernels = [.. routine.Kernels.Select(Round)] };

    private static Kernel Round(Kernel kernel) => kernel is MatrixProduct { Panel: Panel, W.Place: MatrixPlace.Parameter } product
        ? new MatrixProduct(product.X, product.W with { Place = MatrixPlace.BFloat16 }, product.Bias, product.Y, product.Epilogue, product.Start)
        : kernel;
}
