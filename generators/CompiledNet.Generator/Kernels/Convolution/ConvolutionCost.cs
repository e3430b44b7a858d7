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

    // Samples that the weights are taken to the points for, while training: those of the smallest shard.
    private const int TrainingRows = 16;

    /// <summary>Whether minimal filtering beats a product for every tap.</summary>
    public static bool PrefersWinograd(WinogradShape shape, ElementType element, bool training) =>
        Winograd(shape, element, training ? TrainingRows : 1) < Direct(shape.Convolution, element);

    private static double Direct(ConvolutionShape shape, ElementType element) =>
        (double)shape.Height.Output * shape.Width.Output * shape.Inner * Vectors(shape.Filters, element);

    private static double Winograd(WinogradShape shape, ElementType element, int rows)
    {
        var convolution = shape.Convolution;
        double filters = Vectors(convolution.Filters, element), channels = Vectors(convolution.Channels, element);
        double neighbours = shape.IsGapless ? shape.OutputVectors : shape.Tiles;
        double product = Math.Max(1, WantedSums / (neighbours * Math.Min(2, filters))) * (filters == 1 ? LoneVector : 1);
        return WinogradShape.Points * shape.OutputVectors * (double)shape.LineTaps * convolution.Channels * filters * product
            + shape.InputVectors * channels * InputTile
            + shape.OutputVectors * filters * OutputTile
            + shape.LineTaps * convolution.Channels * filters * WeightTile / rows;
    }

    private static int Vectors(int numbers, ElementType element) => (Padding.MatrixStride(numbers, element) * Padding.SizeOf(element) + VectorBytes - 1) / VectorBytes;
}
