using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = f(x), vector by vector along the last axis.</summary>
internal sealed class VectorActivation(TraitSpec activation, Tensor x, Tensor y) : Kernel
{
    public override string Name => $"{activation.Name}{x.Channels}";

    public override string Formula => $"y = {activation.Name}(x) over {x.Channels} numbers.";

    public override int RowsPerSample => x.Positions;

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("y", y)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        writer.Line($"var activation = {ActivationCode.Create(activation)};");
        using (writer.Begin("for (nint row = 0; row < rows; row++)"))
        {
            writer.Line($"var from = {Spans.ReadOnly("x", x)};");
            writer.Line($"activation.Forward(from, {Spans.Writable("y", y)});");
        }
    }

    public override int? UnrolledCost(Arm arm) => x.Positions == 1 ? x.Channels : null;

    public override void WriteSingleRow(SourceWriter writer, Arm arm)
    {
        writer.Line($"var activation = {ActivationCode.Create(activation)};");
        writer.Line($"activation.Forward(MemoryMarshal.CreateReadOnlySpan(ref x, {x.Channels}), MemoryMarshal.CreateSpan(ref y, {y.Channels}));");
    }
}
