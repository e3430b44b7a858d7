using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// For <see cref="LongShortTermMemory"/>, one step back through time: the gradients of the sums of the gates from that of
/// the output, and what goes on to the cell of the step before.
/// </summary>
/// <param name="activations">f and σ.</param>
/// <param name="gates">The gates after their activations.</param>
/// <param name="sums">The gates before, if a derivative needs them.</param>
/// <param name="before">c′, the cell of the step before.</param>
/// <param name="cell">c.</param>
/// <param name="dy">The gradient of this step's output from outside, if it came out.</param>
/// <param name="dh">The gradient of the output from the step behind.</param>
/// <param name="dCell">The gradient of c from the step behind; replaced by that of c′.</param>
/// <param name="dSums">The gradients of the sums.</param>
internal sealed class LongShortTermMemoryGradient(
    CellActivations activations, Tensor gates, Tensor? sums, Tensor before, Tensor cell, Tensor? dy, Tensor dh, Tensor dCell, Tensor dSums) : VectorKernel
{
    public override string Name => $"LSTM{activations.Name}{cell.Channels}Gradient{(dy is null ? "" : "OfSequence")}";

    public override string Formula =>
        $"d = (dh{(dy is null ? "" : " + dy")}) * o * {activations.Activation.Name}'(c) + dc; di = d * g, df = d * c', dg = d * i, do = dh * {activations.Activation.Name}(c), each times the slope of its gate; dc' = d * f.";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("gates", gates),
        .. sums is null ? [] : new[] { Operand.Read("sums", sums) },
        Operand.Read("before", before),
        Operand.Read("cell", cell),
        .. dy is null ? [] : new[] { Operand.Read("dy", dy) },
        Operand.Read("dh", dh),
        Operand.Write("dCell", dCell),
        Operand.Write("dSums", dSums),
    ];

    protected override int LaneStride => cell.RowStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var text = new CellText(writer, arm, cell.RowStride);
        activations.Declare(writer);
        text.ForEach(Operands, () =>
        {
            text.Let("i", text.Read("gates"));
            text.Let("f", text.Read("gates", 1));
            text.Let("g", text.Read("gates", 2));
            text.Let("o", text.Read("gates", 3));
            text.Let("c", text.Read("cell"));
            text.Let("curved", CellText.Apply("activation", "c"));
            text.Let("output", dy is null ? text.Read("dh") : $"{text.Read("dh")} + {text.Read("dy")}");
            text.Let("d", $"{text.Lanes}.MultiplyAdd(output * o, {CellText.Slope("activation", "c", "curved")}, {text.Read("dCell")})");
            text.Store("dSums", $"(d * g * {Slope("gate", "i", 0)})");
            text.Store("dSums", $"(d * {text.Read("before")} * {Slope("gate", "f", 1)})", 1);
            text.Store("dSums", $"(d * i * {Slope("activation", "g", 2)})", 2);
            text.Store("dSums", $"(output * curved * {Slope("gate", "o", 3)})", 3);
            text.Store("dCell", "(d * f)");
        });

        string Slope(string activation, string y, int gate) => CellText.Slope(activation, sums is null ? y : text.Read("sums", gate), y);
    }
}
