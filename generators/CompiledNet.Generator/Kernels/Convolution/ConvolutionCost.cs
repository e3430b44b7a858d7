using System;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// What the forms of a convolution cost, so that the cheaper one is emitted; in half cycles of a processor with 256-bit
/// vectors that does two products or two loads a cycle. The benchmark of kernels checks the choices.
/// </summary>
internal static class ConvolutionCost
{
    private const int VectorBytes = 32, WantedSums = 8;

    // A tile of inputs or outputs through the small maps of minimal filtering: loads, a dozen operations, and stores.
    private const double InputTile = 14, OutputTile = 14, WeightTile = 16;

    // A single vector of filters waits for the broadcast of a number for each product.
    private const double LoneVector = 1.3;

    /// <summary>Whether minimal filtering beats a product for every tap.</summary>
    public static bool PrefersWinograd(WinogradShape shape, ElementType element) => Winograd(shape, element) < Direct(shape.Convolution, element);

    private static double Direct(ConvolutionShape shape, ElementType element) =>
        (double)shape.Height.Output * shape.Width.Output * shape.Inner * Vectors(shape.Filters, element);

    private static double Winograd(WinogradShape shape, ElementType element)
    {
        var convolution = shape.Convolution;
        double filters = Vectors(convolution.Filters, element), channels = Vectors(convolution.Channels, element);
        double sums = Math.Min(shape.Tiles, 12 / Math.Min(2, filters)) * Math.Min(2, filters);
        double product = Math.Max(1, WantedSums / sums) * (filters == 1 ? LoneVector : 1);
        return shape.OutputLines * shape.LinePoints * (double)shape.LineTaps * convolution.Channels * filters * product
            + shape.InputLines * shape.Tiles * channels * InputTile
            + shape.OutputLines * shape.Tiles * filters * OutputTile
            + shape.LineTaps * convolution.Channels * filters * WeightTile;
    }

    private static int Vectors(int numbers, ElementType element) => (Padding.MatrixStride(numbers, element) * Padding.SizeOf(element) + VectorBytes - 1) / VectorBytes;
}
