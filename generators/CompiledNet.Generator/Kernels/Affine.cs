using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = x · scale + offset, number by number.</summary>
internal sealed class Affine(double scale, double offset, Tensor x, Tensor y) : Kernel
{
    public override string Name => $"Affine{y.RowStride}";

    public override string Formula => $"y = x * {Literals.Of(scale)} + {Literals.Of(offset)}, {y.Size} numbers a sample.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("y", y)];

    public override void WriteBody(SourceWriter writer, Arm arm)
    {
        string factor = arm.Broadcast($"({arm.Scalar})({Literals.Of(scale)})"), term = arm.Broadcast($"({arm.Scalar})({Literals.Of(offset)})");
        using (ElementwiseLoop.Begin(writer, arm, y.RowStride))
            writer.Line($"{arm.At("y", "i")} = {(offset == 0 ? $"{arm.At("x", "i")} * {factor}" : arm.MultiplyAdd(arm.At("x", "i"), factor, term))};");
    }
}
