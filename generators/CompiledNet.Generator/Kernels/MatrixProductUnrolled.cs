using System;
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
        // Short sums want fewer parts: adding the parts up takes as long as a few more terms.
        int splits = Math.Max(1, Math.Min(product.Inner / 2, (product.Inner < 32 ? MostVectors / 2 : MostVectors) / count));
        for (int s = 0; s < splits; s++)
            for (int v = 0; v < count; v++)
                writer.Line($"var {Sum(s, v)} = {(s > 0 || product.Bias is null ? $"{arm.Vector}.Zero" : arm.At("bias", (first + v) * arm.Lanes))};");

        for (int k = 0; k < product.Inner; k++)
        {
            if (count > 1) writer.Line($"var a{k} = {arm.Broadcast(Arm.Number("x", k))};");
            string factor = count > 1 ? $"a{k}" : arm.Broadcast(Arm.Number("x", k));
            for (int v = 0; v < count; v++)
            {
                string sum = Sum(k % splits, v);
                writer.Line($"{sum} = {arm.MultiplyAdd(factor, arm.At("w", product.IndexOf(k, (first + v) * arm.Lanes)), sum)};");
            }
        }

        for (int distance = 1; distance < splits; distance *= 2)
            for (int s = 0; s + distance < splits; s += 2 * distance)
                for (int v = 0; v < count; v++) writer.Line($"{Sum(s, v)} += {Sum(s + distance, v)};");
        for (int v = 0; v < count; v++) writer.Line($"{arm.At("y", (first + v) * arm.Lanes)} = {Result(Sum(0, v))};");
    }

    private string Result(string sum) => product.Activation is null ? sum : ActivationCode.Forward(arm, sum);

    private static string Sum(int split, int vector) => $"c{split}{vector}";
}
