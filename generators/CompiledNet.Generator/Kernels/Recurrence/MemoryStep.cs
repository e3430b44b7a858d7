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

    protected override void WriteGates(SourceWriter writer, Arm arm, UnitVector units)
    {
        string lanes = arm.Wrapper, place = arm.At("cell", units.Unit);
        writer.Line($"var taken = {Apply("gate", "i")} * {Apply("activation", "g")};");
        writer.Line($"var c = Denormals.Flush({lanes}.MultiplyAdd({Apply("gate", "f")}, new {lanes}({place}), taken));");
        writer.Line($"{place} = c.Value;");

        string Apply(string activation, string sum) => CellText.Apply(activation, $"new {lanes}({units.Sum(sum)})");
    }

    protected override void WriteOutput(SourceWriter writer, Arm arm, UnitVector units)
    {
        string lanes = arm.Wrapper, cell = units.IsInRegisters ? "c" : $"new {lanes}({arm.At("cell", units.Unit)})";
        writer.Line($"{arm.At("h", units.Unit)} = Denormals.Flush({CellText.Apply("activation", cell)} * {CellText.Apply("gate", $"new {lanes}({units.Sum("o")})")}).Value;");
    }
}
