using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>For <see cref="GatedUnit"/>, one step back through time: the gradients of the sums a and b, and what goes on to h′ directly.</summary>
/// <param name="activations">f and σ.</param>
/// <param name="gates">z, r and g.</param>
/// <param name="inputs">The sums a, if a derivative needs them.</param>
/// <param name="states">The sums b.</param>
/// <param name="before">h′.</param>
/// <param name="dy">The gradient of this step's output from outside, if it came out.</param>
/// <param name="dh">The gradient of the output from the step behind.</param>
/// <param name="dInputs">The gradients of a.</param>
/// <param name="dStates">The gradients of b.</param>
/// <param name="dBefore">The gradient of h′, as far as it does not come through b.</param>
internal sealed class GatedUnitGradient(
    CellActivations activations, Tensor gates, Tensor? inputs, Tensor states, Tensor before, Tensor? dy, Tensor dh, Tensor dInputs, Tensor dStates, Tensor dBefore) : VectorKernel
{
    public override string Name => $"GRU{activations.Name}{before.Channels}Gradient{(dy is null ? "" : "OfSequence")}";

    public override string Formula =>
        $"d = dh{(dy is null ? "" : " + dy")}; dz = d * (h' - g), dg = d * (1 - z), dr = dg * b3, each times its slope; da = dz, dr, dg; db = dz, dr, dg * r; dh' = d * z.";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("gates", gates),
        .. inputs is null ? [] : new[] { Operand.Read("inputs", inputs) },
        Operand.Read("states", states),
        Operand.Read("before", before),
        .. dy is null ? [] : new[] { Operand.Read("dy", dy) },
        Operand.Read("dh", dh),
        Operand.Write("dInputs", dInputs),
        Operand.Write("dStates", dStates),
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
            text.Let("r", text.Read("gates", 1));
            text.Let("g", text.Read("gates", 2));
            text.Let("state", text.Read("states", 2));
            text.Let("d", dy is null ? text.Read("dh") : $"{text.Read("dh")} + {text.Read("dy")}");
            text.Let("dZ", $"d * ({text.Read("before")} - g) * {Gate("z", 0)}");
            text.Let("dG", $"(d - d * z) * {CellText.Slope("activation", inputs is null ? "g" : $"{text.Lanes}.MultiplyAdd(r, state, {text.Read("inputs", 2)})", "g")}");
            text.Let("dR", $"dG * state * {Gate("r", 1)}");
            text.Store("dInputs", "dZ");
            text.Store("dInputs", "dR", 1);
            text.Store("dInputs", "dG", 2);
            text.Store("dStates", "dZ");
            text.Store("dStates", "dR", 1);
            text.Store("dStates", "(dG * r)", 2);
            text.Store("dBefore", "(d * z)");
        });

        string Gate(string y, int gate) => CellText.Slope("gate", inputs is null ? y : $"{text.Read("inputs", gate)} + {text.Read("states", gate)}", y);
    }
}
