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

    /// <summary>How many rows for each vector width, once if they are the same, for the name of a tile that is made to measure.</summary>
    protected string Heights => string.Join("And", Arms.All(arm => Rows(arm) == Rows(Arms[0])) ? [Rows(Arms[0])] : Arms.Select(Rows));

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
        writer.Line($"internal static nint {RowsName} {{ [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)] get => {Choice(Rows)}; }}");

    protected int Vectors(Arm arm) => Width / arm.Lanes;

    /// <summary>Where a vector of <c>b</c> lies.</summary>
    protected virtual string PlaceOf(Arm arm, int vector) => $"{vector * arm.Lanes}";

    /// <summary>Writes sums of products of a factor for every row and the vectors at <c>b</c>, while <c>a</c> and <c>b</c> move on.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="arm">The vector width.</param>
    /// <param name="count">How many products a sum has, at least one.</param>
    /// <param name="factor">Where the factor of a row is, counted from <c>a</c>.</param>
    /// <param name="aStep">How far <c>a</c> moves on.</param>
    /// <param name="bStep">How far <c>b</c> moves on.</param>
    /// <param name="start">
    /// What the sum of a row and a vector starts from, or null for nothing: then the first products are the first sums. Zeros
    /// to start from would cost some twenty cycles a tile, 6 % of one with 64 products (Zen 3).
    /// </param>
    protected void WriteSums(SourceWriter writer, Arm arm, string count, Func<int, string> factor, string aStep, string bStep, Func<int, int, string>? start)
    {
        bool begins = start is null;
        if (begins) WriteProducts(writer, arm, factor, declares: true, begins);
        else for (int r = 0; r < Rows(arm); r++) WriteStart(writer, arm, r, start!);

        using var loop = writer.Begin($"for (nint k = {(begins ? 1 : 0)}; k < {count}; k++)");
        if (begins) WriteSteps(writer, aStep, bStep);
        WriteProducts(writer, arm, factor, declares: !begins, begins: false);
        if (!begins) WriteSteps(writer, aStep, bStep);
    }

    private void WriteStart(SourceWriter writer, Arm arm, int row, Func<int, int, string> start) =>
        writer.Line(Row(arm, v => $"var {Sum(row, v)} = {start(row, v)};"));

    /// <summary>Adds to all sums the product of a factor, found at <paramref name="factor"/>, and a vector at <c>b</c>, or begins them with it.</summary>
    protected void WriteProducts(SourceWriter writer, Arm arm, Func<int, string> factor, bool declares = true, bool begins = false)
    {
        string declaration = declares ? "var " : "";
        for (int v = 0; v < Vectors(arm); v++) writer.Line($"{declaration}b{v} = {arm.At("b", PlaceOf(arm, v))};");
        for (int r = 0; r < Rows(arm); r++)
        {
            writer.Line($"{(r == 0 ? declaration : "")}factor = {arm.Broadcast(Arm.Number("a", factor(r)))};");
            for (int v = 0; v < Vectors(arm); v++)
                writer.Line(begins ? $"var {Sum(r, v)} = {arm.Multiply("factor", $"b{v}")};" : $"{Sum(r, v)} = {arm.MultiplyAdd("factor", $"b{v}", Sum(r, v))};");
        }
    }

    private static void WriteSteps(SourceWriter writer, string aStep, string bStep)
    {
        writer.Line($"a = ref Unsafe.Add(ref a, {aStep});");
        writer.Line($"b = ref Unsafe.Add(ref b, {bStep});");
    }

    protected void WriteStores(SourceWriter writer, Arm arm)
    {
        for (int r = 0; r < Rows(arm); r++)
            for (int v = 0; v < Vectors(arm); v++) writer.Line($"{arm.At("c", Offset(r, "cStride", v * arm.Lanes))} = {Sum(r, v)};");
    }

    protected string Row(Arm arm, Func<int, string> sum) => string.Join(" ", Enumerable.Range(0, Vectors(arm)).Select(sum));
}
