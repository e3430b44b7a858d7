using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// One step of a gated recurrence for a single sample. Where one or two vectors hold all units, the sums of all gates stay
/// in registers, from the bias over both products to the new state. Where they do not, products run with two vectors of
/// units at a time, and the activations follow in loops of their own, which need most registers for constants.
/// </summary>
/// <param name="activations">f and σ.</param>
/// <param name="x">The frame.</param>
/// <param name="kernel">The weights of the frame, gate by gate.</param>
/// <param name="recurrent">The weights of the state.</param>
/// <param name="bias">A row for the frame and maybe one for the state, or null.</param>
/// <param name="h">The state, which is replaced.</param>
/// <param name="sums">Takes the sums between the loops.</param>
internal abstract class FusedStep(CellActivations activations, Tensor x, Matrix kernel, Matrix recurrent, Matrix? bias, Tensor h, Tensor sums) : VectorKernel
{
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

    /// <summary>Channels, units and the activations, for its name.</summary>
    protected string Suffix => $"{activations.Name}{x.Channels}x{h.Channels}";

    protected override int LaneStride => h.RowStride;

    /// <summary>The sums in whose variables <see cref="WriteGates"/> leaves what <see cref="WriteOutput"/> needs.</summary>
    protected abstract IReadOnlyList<string> HandedOn { get; }

    /// <summary>Whether the output of a vector best follows its gates, as few registers are in use; else the gates of both vectors come first.</summary>
    protected abstract bool EndsEachVector { get; }

    /// <summary>Writes the gates of a vector of units from the sums, variables of the names in <see cref="Sums"/> and <paramref name="vector"/>.</summary>
    protected abstract void WriteGates(SourceWriter writer, Arm arm, string unit, int vector);

    /// <summary>Writes the new state of a vector of units; <paramref name="isApart"/> from the gates, where variables but those of <see cref="HandedOn"/> are lost.</summary>
    protected abstract void WriteOutput(SourceWriter writer, Arm arm, string unit, int vector, bool isApart);

    public override int? UnrolledCost(Arm arm) => ProductsFor(arm.NarrowedTo(h.RowStride)).Cost + (Sums.Count + 1) * ActivationCode.Cost;

    public override void WriteSingleRow(SourceWriter writer, Arm arm) => WriteBody(writer, arm.NarrowedTo(h.RowStride));

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        activations.Declare(writer);
        var products = ProductsFor(arm);
        int stride = h.RowStride, group = products.Vectors * arm.Lanes;
        if (stride == group)
        {
            products.Write(writer, "0");
            for (int v = 0; v < products.Vectors; v++)
            {
                WriteGates(writer, arm, $"{v * arm.Lanes}", v);
                if (EndsEachVector) WriteOutput(writer, arm, $"{v * arm.Lanes}", v, isApart: false);
            }

            for (int v = 0; v < products.Vectors && !EndsEachVector; v++) WriteOutput(writer, arm, $"{v * arm.Lanes}", v, isApart: false);
            return;
        }

        using (writer.Begin($"for (nint unit = 0; unit < {stride}; unit += {group})"))
        {
            products.Write(writer, "unit");
            for (int i = 0; i < Sums.Count; i++)
                for (int v = 0; v < products.Vectors; v++) writer.Line($"{arm.At("sums", Arm.Plus("unit", i * stride + v * arm.Lanes))} = {Sums[i].Name}{v};");
        }

        WriteActivations(writer, arm);
    }

    private GateProducts ProductsFor(Arm arm) => new(arm, Sums, kernel.Layout, recurrent.Layout, bias?.Layout, h.RowStride);

    // One activation waits for another, and a processor looks ahead no further than some two vectors of all of them: half
    // the chain for all vectors, then the other half, is a seventh faster.
    private void WriteActivations(SourceWriter writer, Arm arm)
    {
        string head = $"for (nint unit = 0; unit < {h.RowStride}; unit += {arm.Lanes})";
        using (writer.Begin(head))
        {
            foreach (var sum in Sums) writer.Line($"var {sum.Name}0 = {Stored(sum)};");
            WriteGates(writer, arm, "unit", 0);
            foreach (var sum in Sums.Where(sum => HandedOn.Contains(sum.Name))) writer.Line($"{Stored(sum)} = {sum.Name}0;");
        }

        using (writer.Begin(head))
        {
            foreach (var sum in Sums.Where(sum => HandedOn.Contains(sum.Name))) writer.Line($"var {sum.Name}0 = {Stored(sum)};");
            WriteOutput(writer, arm, "unit", 0, isApart: true);
        }

        string Stored(GateSums sum) => arm.At("sums", Arm.Plus("unit", Sums.TakeWhile(other => other != sum).Count() * h.RowStride));
    }
}
