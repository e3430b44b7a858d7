using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>h = f(sums), the new state of a simple recurrence.</summary>
internal sealed class StateActivation(TraitSpec activation, Tensor sums, Tensor h) : VectorKernel
{
    public override string Name => $"State{activation.Name}{h.RowStride}";

    public override string Formula => $"h = {activation.Name}(sums), zero where it is too small to compute with.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("sums", sums), Operand.Write("h", h)];

    protected override int LaneStride => h.RowStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var text = new CellText(writer, arm, h.RowStride);
        writer.Line($"var activation = {ActivationCode.Create(activation)};");
        text.ForEach(Operands, () => text.Store("h", $"Denormals.Flush({CellText.Apply("activation", text.Read("sums"))})"));
    }
}
