using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>For <see cref="StateActivation"/>: dSums = (dh + dy) · f'.</summary>
/// <param name="activation">f.</param>
/// <param name="h">The state.</param>
/// <param name="sums">What f was applied to, if its derivative needs that.</param>
/// <param name="dy">The gradient of this step's output from outside, if it came out.</param>
/// <param name="dh">The gradient of the state from the step behind.</param>
/// <param name="dSums">The gradient of the sums.</param>
internal sealed class StateActivationGradient(TraitSpec activation, Tensor h, Tensor? sums, Tensor? dy, Tensor dh, Tensor dSums) : VectorKernel
{
    public override string Name => $"State{activation.Name}{h.RowStride}Gradient{(dy is null ? "" : "OfSequence")}";

    public override string Formula => $"dSums = {(dy is null ? "dh" : "(dh + dy)")} * {activation.Name}'.";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("h", h),
        .. sums is null ? [] : new[] { Operand.Read("sums", sums) },
        .. dy is null ? [] : new[] { Operand.Read("dy", dy) },
        Operand.Read("dh", dh),
        Operand.Write("dSums", dSums),
    ];

    protected override int LaneStride => h.RowStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var text = new CellText(writer, arm, h.RowStride);
        writer.Line($"var activation = {ActivationCode.Create(activation)};");
        text.ForEach(Operands, () =>
        {
            text.Let("y", text.Read("h"));
            string slope = CellText.Slope("activation", sums is null ? "y" : text.Read("sums"), "y");
            text.Store("dSums", $"({(dy is null ? text.Read("dh") : $"({text.Read("dh")} + {text.Read("dy")})")} * {slope})");
        });
    }
}
