using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>dx = Jᵀ · dy, vector by vector along the last axis.</summary>
internal sealed class VectorActivationGradient(TraitSpec activation, Tensor y, Tensor dy, Tensor dx) : Kernel
{
    public override string Name => $"{activation.Name}Gradient{y.Channels}";

    public override string Formula => $"dx = Jᵀ · dy with the Jacobian J of {activation.Name} over {y.Channels} numbers.";

    public override int RowsPerSample => y.Positions;

    public override ImmutableArray<Operand> Operands => [Operand.Read("y", y), Operand.Read("dy", dy), Operand.Write("dx", dx)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        writer.Line($"var activation = {ActivationCode.Create(activation)};");
        using (writer.Begin("for (nint row = 0; row < rows; row++)"))
        {
            writer.Line($"var output = {Spans.ReadOnly("y", y)};");
            writer.Line($"activation.Backward(output, {Spans.ReadOnly("dy", dy)}, {Spans.Writable("dx", dx)});");
        }
    }
}
