using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// One step of a gated recurrence for a single sample: for a few vectors of units at a time, the sums of all gates stay in
/// registers, from the bias over both products to the new state. Nothing in between goes through memory.
/// </summary>
/// <param name="activations">f and σ.</param>
/// <param name="x">The frame.</param>
/// <param name="kernel">The weights of the frame, gate by gate.</param>
/// <param name="recurrent">The weights of the state.</param>
/// <param name="bias">A row for the frame and maybe one for the state, or null.</param>
/// <param name="h">The state, which is replaced.</param>
/// <param name="next">Takes the new state until the old one has been read by all units.</param>
internal abstract class FusedStep(CellActivations activations, Tensor x, Matrix kernel, Matrix recurrent, Matrix? bias, Tensor h, Tensor next) : VectorKernel
{
    private const int MostInLine = 160, ActivationCost = 8;

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
        Operand.Write("next", next),
    ];

    /// <summary>The activations.</summary>
    protected CellActivations Activations => activations;

    /// <summary>Channels, units and the activations, for its name.</summary>
    protected string Suffix => $"{activations.Name}{x.Channels}x{h.Channels}";

    protected override int LaneStride => h.RowStride;

    /// <summary>Writes how the sums of a vector of units, named <c>…</c> and its number, become the new state.</summary>
    protected abstract void WriteState(SourceWriter writer, Arm arm, int vector, string offset, string target);

    public override int? UnrolledCost(Arm arm)
    {
        arm = arm.NarrowedTo(h.RowStride);
        int vectors = Vectors(arm);
        return vectors * arm.Lanes < h.RowStride ? null : vectors * (Sums.Count * (kernel.Layout.Rows + recurrent.Layout.Rows) + (Sums.Count + 1) * ActivationCost);
    }

    public override void WriteSingleRow(SourceWriter writer, Arm arm) => WriteBody(writer, arm.NarrowedTo(h.RowStride));

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        int group = Vectors(arm) * arm.Lanes;
        activations.Declare(writer);
        if (group == h.RowStride)
        {
            WriteGroup(writer, arm, "0", "h");
            return;
        }

        using (writer.Begin($"for (nint unit = 0; unit < {h.RowStride}; unit += {group})")) WriteGroup(writer, arm, "unit", "next");
        writer.Line($"MemoryMarshal.CreateReadOnlySpan(ref next, {h.RowStride}).CopyTo(MemoryMarshal.CreateSpan(ref h, {h.RowStride}));");
    }

    // Two vectors of four sums each are eight sums under way; where there is one vector only, each sum is two.
    private int Vectors(Arm arm) => h.RowStride > arm.Lanes ? 2 : 1;

    private int Splits(Arm arm) => Vectors(arm) == 1 ? 2 : 1;

    private void WriteGroup(SourceWriter writer, Arm arm, string unit, string target)
    {
        int vectors = Vectors(arm);
        foreach (var sum in Sums)
            for (int v = 0; v < vectors; v++)
                for (int split = 0; split < Splits(arm); split++)
                    writer.Line($"var {Variable(sum, v, split)} = {(split == 0 ? Start(arm, sum, unit, v * arm.Lanes) : $"{arm.Vector}.Zero")};");
        WriteProduct(writer, arm, "x", "kernel", kernel.Layout, unit, sum => sum.Input);
        WriteProduct(writer, arm, "h", "recurrent", recurrent.Layout, unit, sum => sum.State);
        if (Splits(arm) > 1) foreach (var sum in Sums) writer.Line($"{Variable(sum, 0, 0)} += {Variable(sum, 0, 1)};");
        for (int v = 0; v < vectors; v++) WriteState(writer, arm, v, Plus(unit, v * arm.Lanes), target);
    }

    private void WriteProduct(SourceWriter writer, Arm arm, string factors, string matrix, MatrixLayout layout, string unit, Func<GateSums, int?> gateOf)
    {
        int inner = layout.Rows, splits = Splits(arm);
        string weights = matrix;
        if (unit != "0")
        {
            weights = matrix + "At";
            string place = Vectors(arm) * arm.Lanes >= layout.Panel ? $"{unit} * {inner}" : $"{unit} / {layout.Panel} * {inner * layout.Panel} + {unit} % {layout.Panel}";
            writer.Line($"ref {arm.Scalar} {weights} = ref Unsafe.Add(ref {matrix}, {place});");
        }

        int whole = inner * Vectors(arm) * Sums.Count(sum => gateOf(sum) is not null) <= MostInLine ? 0 : inner / splits * splits;
        if (whole > 0)
            using (writer.Begin($"for (nint k = 0; k < {whole}; k += {splits})"))
                for (int split = 0; split < splits; split++) WriteTerm("k", split, split);
        for (int k = whole; k < inner; k++) WriteTerm("", k, k % splits);

        void WriteTerm(string variable, int k, int split)
        {
            using var term = writer.Begin();
            writer.Line($"var factor = {arm.Broadcast(Arm.Number(factors, Plus(variable, k)))};");
            foreach (var sum in Sums)
            {
                if (gateOf(sum) is not { } gate) continue;
                for (int v = 0; v < Vectors(arm); v++)
                {
                    int column = v * arm.Lanes, place = gate * h.RowStride * inner + column / layout.Panel * inner * layout.Panel + k * layout.Panel + column % layout.Panel;
                    string offset = variable.Length == 0 ? $"{place}" : Plus($"{variable} * {layout.Panel}", place);
                    writer.Line($"{Variable(sum, v, split)} = {arm.MultiplyAdd("factor", arm.At(weights, offset), Variable(sum, v, split))};");
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
