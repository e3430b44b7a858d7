using System;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// A matrix product for the single row of a prediction, without loops. With few outputs the terms are dealt out to several accumulators each.
/// </summary>
internal sealed class MatrixProductUnrolled(MatrixProduct product, Arm arm)
{
    private const int MostVectors = 8;

    public void Write(SourceWriter writer)
    {
        int all = product.Stride / arm.Lanes;
        for (int first = 0; first < all; first += MostVectors)
        {
            int count = Math.Min(MostVectors, all - first), start = first;
            if (all <= MostVectors) WriteVectors(writer, start, count);
            else using (writer.Begin($"// Outputs {first * arm.Lanes} to {(first + count) * arm.Lanes - 1}.")) WriteVectors(writer, start, count);
        }
    }

    private void WriteVectors(SourceWriter writer, int first, int count)
    {
        int splits = Splits(count);
        for (int k = 0; k < product.Inner; k++)
        {
            if (count > 1) writer.Line($"var a{k} = {arm.Broadcast(Arm.Number("x", k))};");
            string factor = count > 1 ? $"a{k}" : arm.Broadcast(Arm.Number("x", k));
            for (int v = 0; v < count; v++) WriteTerm(writer, k, splits, factor, v, (first + v) * arm.Lanes);
        }

        for (int distance = 1; distance < splits; distance *= 2)
            for (int s = 0; s + distance < splits; s += 2 * distance)
                for (int v = 0; v < count; v++) writer.Line($"{Sum(s, v)} += {Sum(s + distance, v)};");
        for (int v = 0; v < count; v++) writer.Line($"{arm.At("y", (first + v) * arm.Lanes)} = {Result(Sum(0, v), (first + v) * arm.Lanes)};");
    }

    // A sum starts with the bias or with a product: adding to zero would only take time.
    private void WriteTerm(SourceWriter writer, int k, int splits, string factor, int vector, int column)
    {
        string sum = Sum(k % splits, vector), weight = arm.At("w", product.IndexOf(k, column));
        if (k >= splits) writer.Line($"{sum} = {arm.MultiplyAdd(factor, weight, sum)};");
        else if (k == 0 && product.Bias is not null) writer.Line($"var {sum} = {arm.MultiplyAdd(factor, weight, arm.At("bias", column))};");
        else writer.Line($"var {sum} = {factor} * {weight};");
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
