using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The gradient that a step which does not count passes on: that of the state behind it and of its output.</summary>
/// <param name="loop">The loop over the steps.</param>
/// <param name="dh">The gradient of the state behind.</param>
/// <param name="dy">The gradient of the output, if it came out.</param>
/// <param name="passed">Takes the sum.</param>
internal sealed class PassedGradient(TimeLoop loop, Tensor dh, Tensor? dy, Tensor passed) : VectorKernel
{
    public override string Name => $"PassedGradient{passed.RowStride}{(dy is null ? "" : "OfSequence")}";

    public override string Formula => $"passed = dh{(dy is null ? "" : " + dy")}, {passed.RowStride} numbers a row.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("dh", dh), .. dy is null ? [] : new[] { Operand.Read("dy", dy) }, Operand.Write("passed", passed)];

    public override TimeLoop? Loop => loop;

    protected override int LaneStride => passed.RowStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var text = new CellText(writer, arm, passed.RowStride);
        text.ForEach(Operands, () => text.Store("passed", dy is null ? text.Read("dh") : $"({text.Read("dh")} + {text.Read("dy")})"));
    }
}
