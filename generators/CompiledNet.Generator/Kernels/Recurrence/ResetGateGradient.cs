using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>For <see cref="ResetGate"/>: the gradient of the sum of r, and what is added to the gradient of h′.</summary>
/// <param name="activations">f and σ.</param>
/// <param name="gates">z and r.</param>
/// <param name="sums">The sums, if a derivative needs them.</param>
/// <param name="before">h′.</param>
/// <param name="dReset">The gradient of r · h′.</param>
/// <param name="dSums">The gradients of the sums of z, r and g; that of r is written.</param>
/// <param name="dBefore">The gradient of h′, which grows.</param>
internal sealed class ResetGateGradient(CellActivations activations, Tensor gates, Tensor? sums, Tensor before, Tensor dReset, Tensor dSums, Tensor dBefore) : VectorKernel
{
    public override string Name => $"Reset{activations.Gate.Name}{before.Channels}Gradient";

    public override string Formula => $"dr = dReset * h' * {activations.Gate.Name}', dh' = dh' + dReset * r, for {before.Channels} units.";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("gates", gates),
        .. sums is null ? [] : new[] { Operand.Read("sums", sums) },
        Operand.Read("before", before),
        Operand.Read("dReset", dReset),
        Operand.Write("dSums", dSums),
        Operand.Write("dBefore", dBefore),
    ];

    protected override int LaneStride => before.RowStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var text = new CellText(writer, arm, before.RowStride);
        activations.DeclareGate(writer);
        text.ForEach(Operands, () =>
        {
            text.Let("r", text.Read("gates", 1));
            text.Let("d", text.Read("dReset"));
            text.Store("dSums", $"(d * {text.Read("before")} * {CellText.Slope("gate", sums is null ? "r" : text.Read("sums", 1), "r")})", 1);
            text.Store("dBefore", $"{text.Lanes}.MultiplyAdd(d, r, {text.Read("dBefore")})");
        });
    }
}
