using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// One step of a gated recurrence for a single sample. Where one vector holds all units, the sums of all gates stay in
/// registers, from the bias over both products to the new state. Where it does not, products run with two vectors of units
/// at a time, and the activations follow in loops of their own, which need most registers for constants.
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

    /// <summary>Writes what the new state of a vector of units waits for.</summary>
    protected abstract void WriteGates(SourceWriter writer, Arm arm, UnitVector units);

    /// <summary>Writes the new state of a vector of units. What it needs beside <see cref="WriteGates"/> follows it, for the processor to do as it waits.</summary>
    protected abstract void WriteOutput(SourceWriter writer, Arm arm, UnitVector units);

    public override int? UnrolledCost(Arm arm) => ProductsFor(arm.NarrowedTo(h.RowStride)).Cost + (Sums.Count + 1) * ActivationCode.Cost;

    public override void WriteSingleRow(SourceWriter writer, Arm arm) => WriteBody(writer, arm.NarrowedTo(h.RowStride));

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        activations.Declare(writer);
        var products = ProductsFor(arm);
        int stride = h.RowStride, group = products.Vectors * arm.Lanes;
        if (stride == arm.Lanes)
        {
            products.Write(writer, "0");
            WriteGates(writer, arm, InRegisters);
            WriteOutput(writer, arm, InRegisters);
            return;
        }

        using (stride == group ? writer.Begin() : writer.Begin($"for (nint unit = 0; unit < {stride}; unit += {group})"))
        {
            string unit = stride == group ? "0" : "unit";
            products.Write(writer, unit);
            for (int i = 0; i < Sums.Count; i++)
                for (int v = 0; v < products.Vectors; v++) writer.Line($"{arm.At("sums", Arm.Plus(unit, i * stride + v * arm.Lanes))} = {Sums[i].Name}{v};");
        }

        WriteActivations(writer, arm);
    }

    private GateProducts ProductsFor(Arm arm) => new(arm, Sums, kernel.Layout, recurrent.Layout, bias?.Layout, h.RowStride);

    // One activation waits for another, and a processor looks ahead no further than some two vectors of all of them: half
    // the chain for all vectors, then the other half, is a seventh faster. Loops, though two vectors would fit the registers:
    // in straight code the compiler keeps the constants there and copies the sums to the stack, a fifth slower.
    private void WriteActivations(SourceWriter writer, Arm arm)
    {
        string head = $"for (nint unit = 0; unit < {h.RowStride}; unit += {arm.Lanes})";
        using (writer.Begin(head)) WriteGates(writer, arm, InMemory(arm));
        using (writer.Begin(head)) WriteOutput(writer, arm, InMemory(arm));
    }

    private static UnitVector InRegisters { get; } = new("0", IsInRegisters: true, name => $"{name}0");

    // Each sum is read where it is used: read into variables ahead of the others, some would be copied to the stack.
    private UnitVector InMemory(Arm arm) => new("unit", IsInRegisters: false, name =>
        arm.At("sums", Arm.Plus("unit", Sums.TakeWhile(sum => sum.Name != name).Count() * h.RowStride)));
}
