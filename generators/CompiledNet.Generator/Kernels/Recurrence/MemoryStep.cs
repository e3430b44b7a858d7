using System.Collections.Generic;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>One step of an LSTM for a single sample; see <see cref="LongShortTermMemory"/> for the formula.</summary>
/// <param name="activations">f and σ.</param>
/// <param name="x">The frame.</param>
/// <param name="kernel">The weights of the frame, gate by gate.</param>
/// <param name="recurrent">The weights of the state.</param>
/// <param name="bias">The bias, or null.</param>
/// <param name="cell">c, which is replaced.</param>
/// <param name="h">The output of the step before, which is replaced.</param>
/// <param name="sums">Memory for the sums of all gates.</param>
internal sealed class MemoryStep(CellActivations activations, Tensor x, Matrix kernel, Matrix recurrent, Matrix? bias, Tensor cell, Tensor h, Tensor sums)
    : FusedStep(activations, x, kernel, recurrent, bias, h, sums)
{
    public override string Name => $"LSTMStep{Suffix}";

    public override string Formula => "i, f, g, o = x · kernel + h · recurrent (+ bias), c = σ(f) * c + σ(i) * f(g), h = σ(o) * f(c), for one sample.";

    protected override IReadOnlyList<GateSums> Sums { get; } = [new("i", 0, 0), new("f", 1, 1), new("g", 2, 2), new("o", 3, 3)];

    protected override IEnumerable<Operand> States => [Operand.Write("cell", cell)];

    protected override IReadOnlyList<string> HandedOn { get; } = ["o"];

    protected override bool EndsEachVector => false;

    protected override void WriteGates(SourceWriter writer, Arm arm, string unit, int vector)
    {
        string lanes = arm.Wrapper, place = arm.At("cell", unit);
        string kept = CellText.Apply("gate", $"new {lanes}(f{vector})"), taken = $"{CellText.Apply("gate", $"new {lanes}(i{vector})")} * {CellText.Apply("activation", $"new {lanes}(g{vector})")}";
        writer.Line($"var c{vector} = Denormals.Flush({lanes}.MultiplyAdd({kept}, new {lanes}({place}), {taken}));");
        writer.Line($"{place} = c{vector}.Value;");
        writer.Line($"o{vector} = {CellText.Apply("gate", $"new {lanes}(o{vector})")}.Value;");
    }

    protected override void WriteOutput(SourceWriter writer, Arm arm, string unit, int vector, bool isApart)
    {
        string cell = isApart ? $"new {arm.Wrapper}({arm.At("cell", unit)})" : $"c{vector}";
        writer.Line($"{arm.At("h", unit)} = Denormals.Flush(new {arm.Wrapper}(o{vector}) * {CellText.Apply("activation", cell)}).Value;");
    }
}
