using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The first half of a step of a GRU whose reset gate acts before the product with the recurrent kernel: z and r from their sums, and r · h′.</summary>
/// <param name="activations">f and σ.</param>
/// <param name="sums">The sums of z and r side by side.</param>
/// <param name="before">h′.</param>
/// <param name="gates">Takes z and r.</param>
/// <param name="reset">Takes r · h′.</param>
internal sealed class ResetGate(CellActivations activations, Tensor sums, Tensor before, Tensor gates, Tensor reset) : VectorKernel
{
    public override string Name => $"Reset{activations.Gate.Name}{before.Channels}";

    public override string Formula => $"z, r = {activations.Gate.Name}(sums), reset = r * h', for {before.Channels} units.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("sums", sums), Operand.Read("before", before), Operand.Write("gates", gates), Operand.Write("reset", reset)];

    protected override int LaneStride => before.RowStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var text = new CellText(writer, arm, before.RowStride);
        activations.DeclareGate(writer);
        text.ForEach(Operands, () =>
        {
            text.Let("r", CellText.Apply("gate", text.Read("sums", 1)));
            text.Store("gates", CellText.Apply("gate", text.Read("sums")));
            text.Store("gates", "r", 1);
            text.Store("reset", $"(r * {text.Read("before")})");
        });
    }
}
