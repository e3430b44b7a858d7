using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>A tile of several rows and a panel of columns; how many rows depends on the vector width.</summary>
internal abstract class BlockTile(IReadOnlyList<Arm> arms, int width) : RegisterTile(arms)
{
    /// <summary>The name of the property that says how many rows it works on at once.</summary>
    public abstract string RowsName { get; }

    protected int Width { get; } = width;

    /// <summary>How many rows it works on at once.</summary>
    public abstract int Rows(Arm arm);

    /// <summary>How many rows for each vector width, for the name of a tile that is made to measure.</summary>
    protected string Heights => string.Join("And", Arms.Select(Rows).Distinct());

    /// <summary>The most rows whose accumulators, <paramref name="vectors"/> each, leave registers for operands.</summary>
    /// <remarks>
    /// 12 accumulators of 16 registers; on 128 bits without three-operand instructions every product needs a copy besides,
    /// which leaves room for eight.
    /// </remarks>
    protected static int MostRows(Arm arm, int vectors) => Math.Max(1, (arm.Bits == 128 ? 8 : 12) / vectors);

    /// <summary>The height from 1 to <paramref name="most"/> that costs least; the greatest of several.</summary>
    protected static int Cheapest(int most, Func<int, double> cost) => Enumerable.Range(1, most).OrderBy(cost).ThenByDescending(rows => rows).First();

    /// <summary>Writes the property. NativeAOT would not inline it of its own accord, and loops would count by a variable.</summary>
    public void WriteRows(SourceWriter writer) =>
        writer.Line($"internal static nint {RowsName} {{ [MethodImpl(MethodImplOptions.AggressiveInlining)] get => {Choice(Rows)}; }}");

    protected int Vectors(Arm arm) => Width / arm.Lanes;

    /// <summary>Adds the products of a factor for every row, found at <paramref name="factor"/>, and the vectors at <c>b</c>.</summary>
    protected void WriteProducts(SourceWriter writer, Arm arm, Func<int, string> factor)
    {
        for (int v = 0; v < Vectors(arm); v++) writer.Line($"var b{v} = {arm.At("b", v * arm.Lanes)};");
        for (int r = 0; r < Rows(arm); r++)
        {
            writer.Line($"{(r == 0 ? "var " : "")}factor = {arm.Broadcast(Arm.Number("a", factor(r)))};");
            for (int v = 0; v < Vectors(arm); v++) writer.Line($"{Sum(r, v)} = {arm.MultiplyAdd("factor", $"b{v}", Sum(r, v))};");
        }
    }

    protected void WriteStores(SourceWriter writer, Arm arm)
    {
        for (int r = 0; r < Rows(arm); r++)
            for (int v = 0; v < Vectors(arm); v++) writer.Line($"{arm.At("c", Offset(r, "cStride", v * arm.Lanes))} = {Sum(r, v)};");
    }

    protected string Row(Arm arm, Func<int, string> sum) => string.Join(" ", Enumerable.Range(0, Vectors(arm)).Select(sum));
}
