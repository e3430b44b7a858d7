using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// One step of a GRU whose reset gate acts after the product with the recurrent kernel: z = σ(a₁ + b₁), r = σ(a₂ + b₂),
/// g = f(a₃ + r · b₃), h = z · h′ + (1 - z) · g, with the sums a of the input and b of the state.
/// </summary>
/// <param name="activations">f and σ.</param>
/// <param name="inputs">The sums a of the three gates side by side.</param>
/// <param name="states">The sums b.</param>
/// <param name="before">h′.</param>
/// <param name="h">The output.</param>
/// <param name="gates">Takes z, r and g, if the backward pass wants them.</param>
internal sealed class GatedUnit(CellActivations activations, Tensor inputs, Tensor states, Tensor before, Tensor h, Tensor? gates) : VectorKernel
{
    public override string Name => $"GRU{activations.Name}{h.Channels}{(gates is null ? "" : "KeepingGates")}";

    public override string Formula =>
        $"z = {activations.Gate.Name}(a1 + b1), r = {activations.Gate.Name}(a2 + b2), h = z * h' + (1 - z) * {activations.Activation.Name}(a3 + r * b3), with the sums a, b of {h.Channels} units side by side.";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("inputs", inputs),
        Operand.Read("states", states),
        Operand.Read("before", before),
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
            text.Let("z", CellText.Apply("gate", $"{text.Read("inputs")} + {text.Read("states")}"));
            text.Let("r", CellText.Apply("gate", $"{text.Read("inputs", 1)} + {text.Read("states", 1)}"));
            text.Let("g", CellText.Apply("activation", $"{text.Lanes}.MultiplyAdd(r, {text.Read("states", 2)}, {text.Read("inputs", 2)})"));
            text.Store("h", $"Denormals.Flush({text.Lanes}.MultiplyAdd(z, {text.Read("before")} - g, g))");
            if (gates is null) return;
            text.Store("gates", "z");
            text.Store("gates", "r", 1);
            text.Store("gates", "g", 2);
        });
    }
}
