using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>For <see cref="UpdateGate"/>: the gradients of the sums of z and g, and what goes on to h′ directly.</summary>
/// <param name="activations">f and σ.</param>
/// <param name="gates">z and r.</param>
/// <param name="candidate">g.</param>
/// <param name="gateSums">The sums of z and r, if a derivative needs them.</param>
/// <param name="sums">The sums of g, likewise.</param>
/// <param name="before">h′.</param>
/// <param name="dy">The gradient of this step's output from outside, if it came out.</param>
/// <param name="dh">The gradient of the output from the step behind.</param>
/// <param name="dSums">The gradients of the sums of z, r and g; those of z and g are written.</param>
/// <param name="dBefore">The gradient of h′, as far as it does not come through a product.</param>
internal sealed class UpdateGateGradient(
    CellActivations activations, Tensor gates, Tensor candidate, Tensor? gateSums, Tensor? sums, Tensor before, Tensor? dy, Tensor dh, Tensor dSums, Tensor dBefore) : VectorKernel
{
    public override string Name => $"Update{activations.Name}{before.Channels}Gradient{(dy is null ? "" : "OfSequence")}";

    public override string Formula =>
        $"d = dh{(dy is null ? "" : " + dy")}; dz = d * (h' - g) * {activations.Gate.Name}', dg = d * (1 - z) * {activations.Activation.Name}', dh' = d * z, for {before.Channels} units.";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("gates", gates),
        Operand.Read("candidate", candidate),
        .. gateSums is null ? [] : new[] { Operand.Read("gateSums", gateSums) },
        .. sums is null ? [] : new[] { Operand.Read("sums", sums) },
        Operand.Read("before", before),
        .. dy is null ? [] : new[] { Operand.Read("dy", dy) },
        Operand.Read("dh", dh),
        Operand.Write("dSums", dSums),
        Operand.Write("dBefore", dBefore),
    ];

    protected override int LaneStride => before.RowStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var text = new CellText(writer, arm, before.RowStride);
        activations.Declare(writer);
        text.ForEach(Operands, () =>
        {
            text.Let("z", text.Read("gates"));
            text.Let("g", text.Read("candidate"));
            text.Let("d", dy is null ? text.Read("dh") : $"{text.Read("dh")} + {text.Read("dy")}");
            text.Store("dSums", $"(d * ({text.Read("before")} - g) * {CellText.Slope("gate", gateSums is null ? "z" : text.Read("gateSums"), "z")})");
            text.Store("dSums", $"((d - d * z) * {CellText.Slope("activation", sums is null ? "g" : text.Read("sums"), "g")})", 2);
            text.Store("dBefore", "(d * z)");
        });
    }
}
