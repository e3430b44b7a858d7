using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = f(x), number by number.</summary>
internal sealed class ElementwiseActivation(TraitSpec activation, Tensor x, Tensor y) : Kernel
{
    public TraitSpec Activation { get; } = activation;

    public Tensor X { get; } = x;

    public Tensor Y { get; } = y;

    public override string Name => $"Apply{Activation.Name}";

    public override string Formula => $"y = {Activation.Name}(x), number by number.";

    public override int RowsPerSample => X.RowStride;

    public override string Count => ElementwiseLoop.Count;

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", X), Operand.Write("y", Y)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        writer.Line($"var activation = {ActivationCode.Create(Activation)};");
        ElementwiseLoop.Write(writer, context, Y, arm => writer.Line($"{arm.At("y", "i")} = {ActivationCode.Forward(arm, arm.At("x", "i"))};"));
    }

    public override int? UnrolledCost(Arm arm) => (X.RowStride + arm.Lanes - 1) / arm.Lanes * ActivationCode.Cost;

    public override void WriteSingleRow(SourceWriter writer, Arm arm)
    {
        writer.Line($"var activation = {ActivationCode.Create(Activation)};");
        if (X.RowStride == 1)
        {
            // A vector read right behind the store of one number would wait for the cache.
            writer.Line($"y = activation.Forward(new Scalar<{arm.Scalar}>(x)).Value;");
            return;
        }

        arm = arm.NarrowedTo(X.RowStride);
        for (int i = 0; i < X.RowStride; i += arm.Lanes) writer.Line($"{arm.At("y", i)} = {ActivationCode.Forward(arm, arm.At("x", i))};");
    }
}
