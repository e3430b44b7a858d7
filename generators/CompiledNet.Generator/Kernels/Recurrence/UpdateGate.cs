using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The second half of a step of a GRU whose reset gate acts before the product: g = f(sum), h = z · h′ + (1 - z) · g.</summary>
/// <param name="activations">f and σ.</param>
/// <param name="sums">The sums of g.</param>
/// <param name="gates">z and r.</param>
/// <param name="before">h′.</param>
/// <param name="candidate">Takes g.</param>
/// <param name="h">The output.</param>
internal sealed class UpdateGate(CellActivations activations, Tensor sums, Tensor gates, Tensor before, Tensor candidate, Tensor h) : VectorKernel
{
    public override string Name => $"Update{activations.Activation.Name}{before.Channels}";

    public override string Formula => $"g = {activations.Activation.Name}(sums), h = z * h' + (1 - z) * g, for {before.Channels} units.";

    public override ImmutableArray<Operand> Operands =>
        [Operand.Read("sums", sums), Operand.Read("gates", gates), Operand.Read("before", before), Operand.Write("candidate", candidate), Operand.Write("h", h)];

    protected override int LaneStride => before.RowStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var text = new CellText(writer, arm, before.RowStride);
        activations.DeclareActivation(writer);
        text.ForEach(Operands, () =>
        {
            text.Let("g", CellText.Apply("activation", text.Read("sums")));
            text.Store("candidate", "g");
            text.Store("h", $"Denormals.Flush({text.Lanes}.MultiplyAdd({text.Read("gates")}, {text.Read("before")} - g, g))");
        });
    }
}
