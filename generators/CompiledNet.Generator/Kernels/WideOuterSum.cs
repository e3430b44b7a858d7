using System.Collections.Immutable;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// c = aᵀ · b as <see cref="OuterSum"/> computes it, term by term in the same order, for results too large for the caches.
/// A tile there reads a few columns of all rows: one line of the cache a row, in rows that may be a power of two apart, where
/// few places in the caches can take them. So some rows at a time are laid out without gaps first: b in the panels of c, then
/// some columns of a after the other. The sums go on from block to block of rows.
/// </summary>
/// <param name="a">One row of <paramref name="down"/> factors a sample.</param>
/// <param name="down">Rows of the result.</param>
/// <param name="b">One row of the result's stride a sample, padded.</param>
/// <param name="blocks">Memory of the size <see cref="BlocksFor"/> says: the panels, the columns, and zeros, which the sums start from.</param>
/// <param name="c">The result.</param>
internal sealed class WideOuterSum(Tensor a, int down, Tensor b, Matrix blocks, Matrix c) : Kernel
{
    // A panel of b then takes a quarter of a first-level cache of 32 KB, the columns of a a tenth of a second level of 512 KB.
    private const int BlockRows = 128, BlockColumns = 96;

    // The shortest side, and numbers of the result, from which on the copies cost less than they save.
    private const int ShortestSide = 64, FewestNumbers = 1 << 17;

    public override string Name => $"WideOuterSum{down}x{c.Layout.Columns}";

    public override string Formula => $"c = aᵀ · b with a [rows, {down}], b [rows, {c.Layout.Columns}], c [{down}, {c.Layout.Columns}].";

    public override int RowsPerSample => a.Positions;

    public override ImmutableArray<Operand> Operands =>
        [Operand.Read("a", a), Operand.Read("b", b), Operand.Write("blocks", blocks), Operand.Write("c", c)];

    /// <summary>Whether a result is large enough for it.</summary>
    public static bool IsFor(int down, MatrixLayout c) =>
        down >= ShortestSide && c.Stride >= ShortestSide && (long)down * c.Stride >= FewestNumbers;

    /// <summary>Rows and columns of the memory for blocks.</summary>
    public static (int Rows, int Columns) BlocksFor(MatrixLayout c) => (BlockRows, checked(c.Stride + BlockColumns + c.Panel));

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        int stride = c.Layout.Stride, panel = c.Layout.Panel, aDistance = OuterSum.RowDistance(a), bDistance = OuterSum.RowDistance(b);
        string scalar = context.Scalar;
        writer.Line($"ref {scalar} columns = ref {Arm.Number("blocks", BlockRows * stride)};");
        writer.Line($"ref {scalar} zeros = ref {Arm.Number("blocks", BlockRows * (stride + BlockColumns))};");
        using (writer.Begin($"for (nint first = 0; first < rows; first += {BlockRows})"))
        {
            writer.Line($"nint count = Math.Min({BlockRows}, rows - first);");
            writer.Line($"MatrixPanels.Copy(ref Unsafe.Add(ref b, first * {bDistance}), {bDistance}, ref blocks, count, {stride}, {panel});");
            using (writer.Begin($"for (nint top = 0; top < {down}; top += {BlockColumns})"))
            {
                writer.Line($"nint width = Math.Min({BlockColumns}, {down} - top);");
                writer.Line($"MatrixPanels.Copy(ref Unsafe.Add(ref a, first * {aDistance} + top), {aDistance}, ref columns, count, width, {BlockColumns});");
                using (writer.Begin($"for (nint left = 0; left < {stride}; left += {panel})"))
                {
                    writer.Line($"ref {scalar} bPanel = ref Unsafe.Add(ref blocks, left * count);");
                    writer.Line($"ref {scalar} cPanel = ref Unsafe.Add(ref c, left * {down} + top * {panel});");
                    WriteTiles(writer, context);
                }
            }
        }
    }

    // Tiles must not overlap, as each takes up the sums that it finds: what they leave over goes row by row.
    private void WriteTiles(SourceWriter writer, KernelContext context)
    {
        var arms = context.ArmsFor(c.Layout.Panel);
        var tile = new OuterTile(arms, c.Layout.Panel, BlockColumns, goesOn: true);
        writer.Line("nint row = 0;");
        using (writer.Begin($"for (; row <= width - Tiles.{tile.RowsName}; row += Tiles.{tile.RowsName})")) WriteTile(writer, context, tile);
        using (writer.Begin("for (; row < width; row++)")) WriteTile(writer, context, new OuterTile(arms, c.Layout.Panel, 1, goesOn: true));
    }

    private void WriteTile(SourceWriter writer, KernelContext context, OuterTile tile)
    {
        int panel = c.Layout.Panel;
        writer.Line($"ref {context.Scalar} sums = ref Unsafe.Add(ref cPanel, row * {panel});");
        writer.Line($"ref {context.Scalar} start = ref first == 0 ? ref zeros : ref sums;");
        writer.Line($"{context.Use(tile)}(ref Unsafe.Add(ref columns, row), {BlockColumns}, ref bPanel, {panel}, count, ref start, ref sums, {panel});");
    }
}
