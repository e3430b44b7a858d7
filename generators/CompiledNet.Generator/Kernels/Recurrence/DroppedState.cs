using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = x · factors, plus another tensor if there is one: a state without what is dropped of it, and its gradient.</summary>
/// <param name="loop">The loop over the steps.</param>
/// <param name="x">The state, or the gradient of what was left of it.</param>
/// <param name="factors">0 for what is dropped.</param>
/// <param name="direct">What is added, or null.</param>
/// <param name="y">The result; may be x.</param>
internal sealed class DroppedState(TimeLoop loop, Tensor x, Tensor factors, Tensor? direct, Tensor y) : VectorKernel
{
    public override string Name => $"DroppedState{y.RowStride}{(direct is null ? "" : "Added")}";

    public override string Formula => $"y = x * factors{(direct is null ? "" : " + direct")}, {y.RowStride} numbers a row.";

    public override ImmutableArray<Operand> Operands =>
        [Operand.Read("x", x), Operand.Read("factors", factors), .. direct is null ? [] : new[] { Operand.Read("direct", direct) }, Operand.Write("y", y)];

    public override TimeLoop? Loop => loop;

    protected override int LaneStride => y.RowStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var text = new CellText(writer, arm, y.RowStride);
        text.ForEach(Operands, () => text.Store("y", direct is null
            ? $"({text.Read("x")} * {text.Read("factors")})"
            : $"{text.Lanes}.MultiplyAdd({text.Read("x")}, {text.Read("factors")}, {text.Read("direct")})"));
    }
}
