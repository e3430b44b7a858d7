using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// The sums of all gates of a few vectors of units in registers: the bias, the product of the frame with the kernel and
/// that of the state with the recurrent kernel. A sum is a variable of its name and the number of the vector.
/// </summary>
/// <param name="arm">The vector width.</param>
/// <param name="sums">The sums of each unit.</param>
/// <param name="kernel">The weights of the frame, gate by gate.</param>
/// <param name="recurrent">The weights of the state.</param>
/// <param name="bias">A row for the frame and maybe one for the state, or null.</param>
/// <param name="stride">Units with their padding.</param>
internal sealed class GateProducts(Arm arm, IReadOnlyList<GateSums> sums, MatrixLayout kernel, MatrixLayout recurrent, MatrixLayout? bias, int stride)
{
    private const int MostInLine = 160, LoopedTerms = 2;

    /// <summary>Vectors of units at a time: two of four sums each are eight sums under way.</summary>
    public int Vectors => stride > arm.Lanes ? 2 : 1;

    /// <summary>How many vector operations are written.</summary>
    public int Cost => CostOf(kernel.Rows, sum => sum.Input) + CostOf(recurrent.Rows, sum => sum.State);

    // Where there is one vector only, each sum has two parts.
    private int Splits => Vectors == 1 ? 2 : 1;

    /// <summary>Writes the sums of the units from <paramref name="unit"/> on.</summary>
    public void Write(SourceWriter writer, string unit)
    {
        foreach (var sum in sums)
            for (int v = 0; v < Vectors; v++)
                for (int split = 0; split < Splits; split++)
                    writer.Line($"var {Variable(sum, v, split)} = {(split == 0 ? Start(sum, unit, v * arm.Lanes) : $"{arm.Vector}.Zero")};");
        WriteProduct(writer, "x", "kernel", kernel, unit, sum => sum.Input);
        WriteProduct(writer, "h", "recurrent", recurrent, unit, sum => sum.State);
        if (Splits == 2) foreach (var sum in sums) writer.Line(arm.Increase(Variable(sum, 0, 0), Variable(sum, 0, 1)));
    }

    private int Gates(Func<GateSums, int?> gateOf) => sums.Count(sum => gateOf(sum) is not null);

    // How many terms of a product are left to a loop.
    private int Looped(int inner, int gates) => inner * Vectors * gates <= MostInLine ? 0 : inner / LoopedTerms * LoopedTerms;

    private int CostOf(int inner, Func<GateSums, int?> gateOf) =>
        (Looped(inner, Gates(gateOf)) is var looped and > 0 ? LoopedTerms + inner - looped : inner) * Vectors * Gates(gateOf);

    private void WriteProduct(SourceWriter writer, string factors, string matrix, MatrixLayout layout, string unit, Func<GateSums, int?> gateOf)
    {
        int inner = layout.Rows;
        string weights = matrix + "At", place = Vectors * arm.Lanes >= layout.Panel ? $"{unit} * {inner}" : $"{unit} / {layout.Panel} * {inner * layout.Panel} + {unit} % {layout.Panel}";
        writer.Line($"ref {arm.Scalar} {weights} = ref {Arm.Number(matrix, unit == "0" ? unit : place)};");
        int whole = Looped(inner, Gates(gateOf));
        if (whole > 0)
        {
            using var loop = writer.Begin($"for (nint k = 0; k < {whole}; k += {LoopedTerms})");
            for (int term = 0; term < LoopedTerms; term++) WriteTerm("k", term, term % Splits);
            writer.Line($"{weights} = ref Unsafe.Add(ref {weights}, {LoopedTerms * layout.Panel});");
        }

        for (int k = whole; k < inner; k++) WriteTerm(whole == 0 ? "" : $"{whole}", k - whole, k % Splits);

        // What is written after the loop counts from where it left the weights.
        void WriteTerm(string first, int k, int split)
        {
            using var term = writer.Begin();
            writer.Line($"var factor = {arm.Broadcast(Arm.Number(factors, Arm.Plus(first, k)))};");
            foreach (var sum in sums)
            {
                if (gateOf(sum) is not { } gate) continue;
                for (int v = 0; v < Vectors; v++)
                {
                    int column = v * arm.Lanes;
                    int at = gate * stride * inner + column / layout.Panel * inner * layout.Panel + k * layout.Panel + column % layout.Panel;
                    writer.Line($"{Variable(sum, v, split)} = {arm.MultiplyAdd("factor", arm.At(weights, at), Variable(sum, v, split))};");
                }
            }
        }
    }

    private string Start(GateSums sum, string unit, int column)
    {
        if (bias is null) return $"{arm.Vector}.Zero";
        var rows = new List<string>();
        if (sum.Input is { } input) rows.Add(arm.At("bias", Arm.Plus(unit, input * stride + column)));
        if (sum.State is { } state && bias.Rows == 2) rows.Add(arm.At("bias", Arm.Plus(unit, bias.Stride + state * stride + column)));
        return rows.Count == 0 ? $"{arm.Vector}.Zero" : arm.AddAll(rows);
    }

    private static string Variable(GateSums sum, int vector, int split) => $"{sum.Name}{vector}{(split == 0 ? "" : "b")}";
}
