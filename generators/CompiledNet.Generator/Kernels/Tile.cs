using System;
using System.Linq;

namespace CompiledNet.Generator.Kernels;

/// <summary>The block of a result that is held in registers: <paramref name="Rows"/> × <paramref name="Vectors"/> vectors.</summary>
/// <remarks>
/// On 256 bits never more than 12 accumulators: with 16 registers the rest is needed for operands, and more spill. A row
/// that the tile does not divide is finished by a tile that overlaps the one before.
/// </remarks>
internal sealed record Tile(int Rows, int Vectors)
{
    /// <summary>The best tile for rows of <paramref name="stride"/> numbers, and at most <paramref name="rows"/> rows.</summary>
    public static Tile For(Arm arm, int stride, int rows)
    {
        int vectors = Math.Max(1, stride / arm.Lanes);
        int accumulators = arm.Bits switch { 512 => 16, 256 => 12, _ => 8 };
        return new[] { 2, 3, 4, 1, 6, 8 }
            .Where(width => width <= vectors)
            .Select(width => new Tile(Math.Max(1, Math.Min(Math.Min(8, rows), accumulators / width)), width))
            .OrderBy(tile => tile.CostOf(vectors, rows))
            .First();
    }

    // Vectors loaded and multiplied per term of the sum, over the whole result, including what overlapping tiles repeat.
    private double CostOf(int vectors, int rows)
    {
        int across = (vectors + Vectors - 1) / Vectors;
        double down = rows == int.MaxValue ? 48.0 / Rows : (rows + Rows - 1) / Rows;
        double multiplies = Math.Max(Rows * Vectors, 8);
        double loads = Rows + Vectors;
        return across * down * Math.Max(multiplies, loads);
    }
}
