using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>state = x, for the next step of a cell that a user wrote.</summary>
internal sealed class StateStore(Tensor x, Tensor state) : Kernel
{
    public override string Name => "StoreState";

    public override string Formula => "state = x, zero where it is too small to compute with.";

    public override int RowsPerSample => state.RowStride;

    public override string Count => ElementwiseLoop.Count;

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("state", state)];

    public override void WriteBody(SourceWriter writer, KernelContext context) => ElementwiseLoop.Write(
        writer, context, state, arm => writer.Line($"{arm.At("state", "i")} = Denormals.Flush(new {arm.Wrapper}({arm.At("x", "i")})).Value;"), "state");
}
