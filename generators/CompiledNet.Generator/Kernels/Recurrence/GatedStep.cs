using System.Collections.Generic;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>One step of a GRU for a single sample; see <see cref="GatedUnit"/> for the formula.</summary>
/// <param name="activations">f and σ.</param>
/// <param name="x">The frame.</param>
/// <param name="kernel">The weights of the frame, gate by gate.</param>
/// <param name="recurrent">The weights of the state.</param>
/// <param name="bias">A row for the frame and one for the state, or null.</param>
/// <param name="h">The output of the step before, which is replaced.</param>
/// <param name="sums">Memory for the sums of all gates.</param>
internal sealed class GatedStep(CellActivations activations, Tensor x, Matrix kernel, Matrix recurrent, Matrix? bias, Tensor h, Tensor sums)
    : FusedStep(activations, x, kernel, recurrent, bias, h, sums)
{
    public override string Name => $"GRUStep{Suffix}";

    public override string Formula => "a = x · kernel (+ bias), b = h · recurrent (+ bias), z = σ(a1 + b1), r = σ(a2 + b2), h = z * h + (1 - z) * f(a3 + r * b3), for one sample.";

    protected override IReadOnlyList<GateSums> Sums { get; } = [new("z", 0, 0), new("r", 1, 1), new("a", 2, null), new("b", null, 2)];

    protected override void WriteGates(SourceWriter writer, Arm arm, UnitVector units)
    {
        string lanes = arm.Wrapper, a = units.Sum("a");
        writer.Line($"{a} = {lanes}.MultiplyAdd({CellText.Apply("gate", $"new {lanes}({units.Sum("r")})")}, new {lanes}({units.Sum("b")}), new {lanes}({a})).Value;");
    }

    protected override void WriteOutput(SourceWriter writer, Arm arm, UnitVector units)
    {
        string lanes = arm.Wrapper, place = arm.At("h", units.Unit);
        writer.Line($"var g = {CellText.Apply("activation", $"new {lanes}({units.Sum("a")})")};");
        writer.Line($"{place} = Denormals.Flush({lanes}.MultiplyAdd({CellText.Apply("gate", $"new {lanes}({units.Sum("z")})")}, new {lanes}({place}) - g, g)).Value;");
    }
}
