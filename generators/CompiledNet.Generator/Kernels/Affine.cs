using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = x · scale + offset, number by number.</summary>
internal sealed class Affine(double scale, double offset, Tensor x, Tensor y) : Kernel
{
    public override string Name => "Affine";

    public override string Formula => $"y = x * {Literals.Of(scale)} + {Literals.Of(offset)}, number by number.";

    public override int RowsPerSample => x.RowStride;

    public override string Count => ElementwiseLoop.Count;

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("y", y)];

    public override void WriteBody(SourceWriter writer, KernelContext context) => ElementwiseLoop.Write(writer, context, y, arm =>
    {
        string factor = arm.Broadcast($"({arm.Scalar})({Literals.Of(scale)})"), term = arm.Broadcast($"({arm.Scalar})({Literals.Of(offset)})");
        writer.Line($"{arm.At("y", "i")} = {(offset == 0 ? arm.Multiply(arm.At("x", "i"), factor) : arm.MultiplyAdd(arm.At("x", "i"), factor, term))};");
    });
}
