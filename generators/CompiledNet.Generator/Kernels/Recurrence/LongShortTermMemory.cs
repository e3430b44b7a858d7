using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>One step of an LSTM from the sums of its gates: c = σ(f) · c′ + σ(i) · f(g), h = σ(o) · f(c).</summary>
/// <param name="activations">f and σ.</param>
/// <param name="sums">The sums of the gates i, f, g, o side by side.</param>
/// <param name="before">c′, the cell of the step before.</param>
/// <param name="cell">c.</param>
/// <param name="h">The output.</param>
/// <param name="gates">Takes the gates after their activations, if the backward pass wants them.</param>
internal sealed class LongShortTermMemory(CellActivations activations, Tensor sums, Tensor before, Tensor cell, Tensor h, Tensor? gates) : VectorKernel
{
    public override string Name => $"LSTM{activations.Name}{h.Channels}{(gates is null ? "" : "KeepingGates")}";

    public override string Formula =>
        $"c = {activations.Gate.Name}(f) * c' + {activations.Gate.Name}(i) * {activations.Activation.Name}(g), h = {activations.Gate.Name}(o) * {activations.Activation.Name}(c), with the sums i, f, g, o of {h.Channels} units side by side.";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("sums", sums),
        Operand.Read("before", before),
        Operand.Write("cell", cell),
        Operand.Write("h", h),
        .. gates is null ? [] : new[] { Operand.Write("gates", gates) },
    ];

    protected override int LaneStride => h.RowStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var text = new CellText(writer, arm, h.RowStride);
        activations.Declare(writer);
        text.ForEach(Operands, () =>
        {
            text.Let("i", CellText.Apply("gate", text.Read("sums")));
            text.Let("f", CellText.Apply("gate", text.Read("sums", 1)));
            text.Let("g", CellText.Apply("activation", text.Read("sums", 2)));
            text.Let("o", CellText.Apply("gate", text.Read("sums", 3)));
            text.Let("c", $"Denormals.Flush({text.Lanes}.MultiplyAdd(f, {text.Read("before")}, i * g))");
            text.Store("cell", "c");
            text.Store("h", $"Denormals.Flush(o * {CellText.Apply("activation", "c")})");
            if (gates is null) return;
            text.Store("gates", "i");
            text.Store("gates", "f", 1);
            text.Store("gates", "g", 2);
            text.Store("gates", "o", 3);
        });
    }
}
