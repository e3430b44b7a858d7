using System;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// A matrix product for the single row of a prediction, its sums in registers: without loops if it is small, else in a
/// loop over the terms. With few outputs the terms are dealt out to several accumulators each.
/// </summary>
internal sealed class MatrixProductUnrolled(MatrixProduct product, Arm arm)
{
    private const int MostVectors = 8, MostInLine = 128;

    // Beyond, a method of its own that streams the weights by is as fast.
    private const int MostOperations = 256;

    private int All => product.Stride / arm.Lanes;

    /// <summary>How many vector operations are written, or null if there is too much to do.</summary>
    public int? Cost => product.Inner * All > MostOperations ? null : Enumerable.Range(0, (All + MostVectors - 1) / MostVectors).Sum(block => CostOf(CountFrom(block * MostVectors)));

    public void Write(SourceWriter writer)
    {
        for (int first = 0; first < All; first += MostVectors)
        {
            int count = CountFrom(first), start = first;
            if (All <= MostVectors) WriteVectors(writer, start, count);
            else using (writer.Begin($"// Outputs {first * arm.Lanes} to {(first + count) * arm.Lanes - 1}.")) WriteVectors(writer, start, count);
        }
    }

    private int CountFrom(int first) => Math.Min(MostVectors, All - first);

    private int CostOf(int count) => InLine(count) ? product.Inner * count : (Splits(count) + product.Inner % Splits(count)) * count;

    private bool InLine(int count) => product.Inner * count <= MostInLine;

    private void WriteVectors(SourceWriter writer, int first, int count)
    {
        int splits = Splits(count);
        if (InLine(count)) WriteTerms(writer, first, count, splits);
        else WriteLoop(writer, first, count, splits);
        for (int distance = 1; distance < splits; distance *= 2)
            for (int s = 0; s + distance < splits; s += 2 * distance)
                for (int v = 0; v < count; v++) writer.Line(arm.Increase(Sum(s, v), Sum(s + distance, v)));
        for (int v = 0; v < count; v++) writer.Line($"{arm.At("y", (first + v) * arm.Lanes)} = {Result(Sum(0, v), (first + v) * arm.Lanes)};");
    }

    private void WriteTerms(SourceWriter writer, int first, int count, int splits)
    {
        for (int k = 0; k < product.Inner; k++)
        {
            if (count > 1) writer.Line($"var a{k} = {arm.Broadcast(Arm.Number("x", k))};");
            string factor = count > 1 ? $"a{k}" : arm.Broadcast(Arm.Number("x", k));
            for (int v = 0; v < count; v++) WriteTerm(writer, k, splits, factor, v, (first + v) * arm.Lanes);
        }
    }

    // A sum starts with the bias or with a product: adding to zero would only take time.
    private void WriteTerm(SourceWriter writer, int k, int splits, string factor, int vector, int column)
    {
        string sum = Sum(k % splits, vector), weight = arm.At("w", product.IndexOf(k, column));
        if (k >= splits) writer.Line($"{sum} = {arm.MultiplyAdd(factor, weight, sum)};");
        else if (k == 0 && product.Bias is not null) writer.Line($"var {sum} = {arm.MultiplyAdd(factor, weight, arm.At("bias", column))};");
        else writer.Line($"var {sum} = {arm.Multiply(factor, weight)};");
    }

    private void WriteLoop(SourceWriter writer, int first, int count, int splits)
    {
        for (int s = 0; s < splits; s++)
            for (int v = 0; v < count; v++)
                writer.Line($"var {Sum(s, v)} = {(s == 0 && product.Bias is not null ? arm.At("bias", (first + v) * arm.Lanes) : $"{arm.Vector}.Zero")};");
        writer.Line($"ref {arm.Scalar} weights = ref w;");
        int whole = product.Inner / splits * splits;
        using (writer.Begin($"for (nint k = 0; k < {whole}; k += {splits})"))
        {
            for (int s = 0; s < splits; s++) WriteTerm(Arm.Plus("k", s), s, $"a{s}");
            writer.Line($"weights = ref Unsafe.Add(ref weights, {splits * product.Panel});");
        }

        // A name within the loop is none behind it.
        for (int k = whole; k < product.Inner; k++) WriteTerm($"{k}", k - whole, $"a{k}");

        void WriteTerm(string k, int split, string factor)
        {
            writer.Line($"var {factor} = {arm.Broadcast(Arm.Number("x", k))};");
            for (int v = 0; v < count; v++)
                writer.Line($"{Sum(split, v)} = {arm.MultiplyAdd(factor, arm.At("weights", product.IndexOf(split, (first + v) * arm.Lanes)), Sum(split, v))};");
        }
    }

    // The terms of a sum are dealt out to several parts that do not wait for each other: four clock cycles for a term,
    // three for a level of adding the parts up, and every accumulator more costs a little.
    private int Splits(int vectors) => Enumerable.Range(1, Math.Max(1, Math.Min(product.Inner, MostVectors / vectors)))
        .OrderBy(splits => 4 * ((product.Inner + splits - 1) / splits) + 3 * Levels(splits) + 1.5 * splits * vectors)
        .First();

    private static int Levels(int splits) => splits == 1 ? 0 : 1 + Levels((splits + 1) / 2);

    private string Result(string sum, int column) => product.Epilogue?.Result(arm, sum, column) ?? sum;

    private static string Sum(int split, int vector) => $"c{split}{vector}";
}
