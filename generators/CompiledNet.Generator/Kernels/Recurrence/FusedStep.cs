using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// One step of a gated recurrence for a single sample. Where a vector holds all units, the sums of all gates stay in
/// registers, from the bias over both products to the new state. Where it does not, products run with two vectors of
/// units at a time, and the activations follow in a loop of their own, which needs most registers for constants.
/// </summary>
/// <param name="activations">f and σ.</param>
/// <param name="x">The frame.</param>
/// <param name="kernel">The weights of the frame, gate by gate.</param>
/// <param name="recurrent">The weights of the state.</param>
/// <param name="bias">A row for the frame and maybe one for the state, or null.</param>
/// <param name="h">The state, which is replaced.</param>
/// <param name="sums">Takes the sums between the two loops.</param>
internal abstract class FusedStep(CellActivations activations, Tensor x, Matrix kernel, Matrix recurrent, Matrix? bias, Tensor h, Tensor sums) : VectorKernel
{
    private const int MostInLine = 160, LoopedTerms = 2, ActivationCost = 8;

    /// <summary>The sums of each unit.</summary>
    protected abstract IReadOnlyList<GateSums> Sums { get; }

    /// <summary>Further states.</summary>
    protected virtual IEnumerable<Operand> States => [];

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("x", x),
        Operand.Read("kernel", kernel),
        Operand.Read("recurrent", recurrent),
        .. bias is null ? [] : new[] { Operand.Read("bias", bias) },
        .. States,
        Operand.Write("h", h),
        Operand.Write("sums", sums),
    ];

    /// <summary>The activations.</summary>
    protected CellActivations Activations => activations;

    /// <summary>Channels, units and the activations, for its name.</summary>
    protected string Suffix => $"{activations.Name}{x.Channels}x{h.Channels}";

    protected override int LaneStride => h.RowStride;

    /// <summary>Writes how the sums of a vector of units, variables of the names in <see cref="Sums"/> and a 0, become the new state.</summary>
    protected abstract void WriteState(SourceWriter writer, Arm arm, string unit);

    public override int? UnrolledCost(Arm arm)
    {
        arm = arm.NarrowedTo(h.RowStride);
        int vectors = h.RowStride / arm.Lanes;
        return vectors > 2 ? null : vectors * (Sums.Count * (kernel.Layout.Rows + recurrent.Layout.Rows) + (Sums.Count + 1) * ActivationCost);
    }

    public override void WriteSingleRow(SourceWriter writer, Arm arm) => WriteBody(writer, arm.NarrowedTo(h.RowStride));

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        activations.Declare(writer);
        if (h.RowStride == arm.Lanes)
        {
            WriteSums(writer, arm, "0");
            foreach (var sum in Sums) writer.Line($"{Variable(sum, 0, 0)} += {Variable(sum, 0, 1)};");
            WriteState(writer, arm, "0");
            return;
        }

        int stride = h.RowStride, group = Vectors(arm) * arm.Lanes;
        if (group == stride) using (writer.Begin()) WriteStoredSums(writer, arm, "0");
        else using (writer.Begin($"for (nint unit = 0; unit < {stride}; unit += {group})")) WriteStoredSums(writer, arm, "unit");
        using (writer.Begin($"for (nint unit = 0; unit < {stride}; unit += {arm.Lanes})"))
        {
            for (int i = 0; i < Sums.Count; i++) writer.Line($"var {Variable(Sums[i], 0, 0)} = {arm.At("sums", Plus("unit", i * stride))};");
            WriteState(writer, arm, "unit");
        }
    }

    private void WriteStoredSums(SourceWriter writer, Arm arm, string unit)
    {
        WriteSums(writer, arm, unit);
        for (int i = 0; i < Sums.Count; i++)
            for (int v = 0; v < Vectors(arm); v++)
                writer.Line($"{arm.At("sums", Plus(unit, i * h.RowStride + v * arm.Lanes))} = {Variable(Sums[i], v, 0)};");
    }

    // Two vectors of four sums each are eight sums under way; where there is one vector only, each sum has two parts.
    private int Vectors(Arm arm) => h.RowStride > arm.Lanes ? 2 : 1;

    private int Splits(Arm arm) => Vectors(arm) == 1 ? 2 : 1;

    private void WriteSums(SourceWriter writer, Arm arm, string unit)
    {
        foreach (var sum in Sums)
            for (int v = 0; v < Vectors(arm); v++)
                for (int split = 0; split < Splits(arm); split++)
                    writer.Line($"var {Variable(sum, v, split)} = {(split == 0 ? Start(arm, sum, unit, v * arm.Lanes) : $"{arm.Vector}.Zero")};");
        WriteProduct(writer, arm, "x", "kernel", kernel.Layout, unit, sum => sum.Input);
        WriteProduct(writer, arm, "h", "recurrent", recurrent.Layout, unit, sum => sum.State);
    }

    private void WriteProduct(SourceWriter writer, Arm arm, string factors, string matrix, MatrixLayout layout, string unit, Func<GateSums, int?> gateOf)
    {
        int inner = layout.Rows, splits = Splits(arm);
        string weights = matrix + "At", place = Vectors(arm) * arm.Lanes >= layout.Panel ? $"{unit} * {inner}" : $"{unit} / {layout.Panel} * {inner * layout.Panel} + {unit} % {layout.Panel}";
        writer.Line($"ref {arm.Scalar} {weights} = ref {Arm.Number(matrix, unit == "0" ? unit : place)};");
        int whole = inner * Vectors(arm) * Sums.Count(sum => gateOf(sum) is not null) <= MostInLine ? 0 : inner / LoopedTerms * LoopedTerms;
        if (whole > 0)
        {
            using var loop = writer.Begin($"for (nint k = 0; k < {whole}; k += {LoopedTerms})");
            for (int term = 0; term < LoopedTerms; term++) WriteTerm("k", term, term % splits);
            writer.Line($"{weights} = ref Unsafe.Add(ref {weights}, {LoopedTerms * layout.Panel});");
        }

        for (int k = whole; k < inner; k++) WriteTerm(whole == 0 ? "" : $"{whole}", k - whole, k % splits);

        // What is written after the loop counts from where it left the weights.
        void WriteTerm(string first, int k, int split)
        {
            using var term = writer.Begin();
            writer.Line($"var factor = {arm.Broadcast(Arm.Number(factors, Plus(first, k)))};");
            foreach (var sum in Sums)
            {
                if (gateOf(sum) is not { } gate) continue;
                for (int v = 0; v < Vectors(arm); v++)
                {
                    int column = v * arm.Lanes;
                    int place = gate * h.RowStride * inner + column / layout.Panel * inner * layout.Panel + k * layout.Panel + column % layout.Panel;
                    writer.Line($"{Variable(sum, v, split)} = {arm.MultiplyAdd("factor", arm.At(weights, place), Variable(sum, v, split))};");
                }
            }
        }
    }

    private string Start(Arm arm, GateSums sum, string unit, int column)
    {
        if (bias is null) return $"{arm.Vector}.Zero";
        int stride = bias.Layout.Stride;
        var rows = new List<string>();
        if (sum.Input is { } input) rows.Add(arm.At("bias", Plus(unit, input * h.RowStride + column)));
        if (sum.State is { } state && bias.Layout.Rows == 2) rows.Add(arm.At("bias", Plus(unit, stride + state * h.RowStride + column)));
        return rows.Count == 0 ? $"{arm.Vector}.Zero" : string.Join(" + ", rows);
    }

    private static string Variable(GateSums sum, int vector, int split) => $"{sum.Name}{vector}{(split == 0 ? "" : "b")}";

    private static string Plus(string variable, int number) => variable is "" or "0" ? $"{number}" : number == 0 ? variable : $"{variable} + {number}";
}
