using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The gradient of one input of a <see cref="Merge"/>; of equal maxima or minima the first takes it all.</summary>
internal sealed class MergeGradient(MergeOperation operation, int index, ImmutableArray<Tensor> inputs, Tensor y, Tensor dy, Tensor dx) : Kernel
{
    private bool Selects => operation is MergeOperation.Maximum or MergeOperation.Minimum;

    public override string Name => $"{operation}{inputs.Length}Gradient{index}";

    public override string Formula => $"dx{index} = dy * ∂y/∂x{index} for y = {operation} of {inputs.Length} tensors, number by number.";

    public override int RowsPerSample => y.RowStride;

    public override string Count => ElementwiseLoop.Count;

    public override ImmutableArray<Operand> Operands =>
    [
        .. Needed().Select(i => Operand.Read($"x{i}", inputs[i])),
        .. Selects ? new[] { Operand.Read("y", y) } : [],
        Operand.Read("dy", dy),
        Operand.Write("dx", dx),
    ];

    public override void WriteBody(SourceWriter writer, KernelContext context) =>
        ElementwiseLoop.Write(writer, context, dx, arm => writer.Line($"{arm.At("dx", "i")} = {Gradient(arm)};"), "dx");

    private string Gradient(Arm arm)
    {
        string gradient = arm.At("dy", "i"), zero = $"{arm.Vector}.Zero", own = arm.At($"x{index}", "i");
        if (operation == MergeOperation.Subtract) return index == 0 ? gradient : $"-{gradient}";
        if (operation == MergeOperation.Average) return arm.Multiply(gradient, arm.Broadcast($"({arm.Scalar}){Literals.Of(1.0 / inputs.Length)}"));
        if (operation == MergeOperation.Multiply) return Needed().Select(i => arm.At($"x{i}", "i")).Prepend(gradient).Aggregate(arm.Multiply);
        string chosen = arm.Equal(own, arm.At("y", "i"));
        for (int i = 0; i < index; i++) chosen = $"{arm.Operations}.AndNot({chosen}, {arm.Equal(arm.At($"x{i}", "i"), arm.At("y", "i"))})";
        return $"{arm.Operations}.ConditionalSelect({chosen}, {gradient}, {zero})";
    }

    private int[] Needed() => operation switch
    {
        MergeOperation.Multiply => [.. Enumerable.Range(0, inputs.Length).Where(i => i != index)],
        MergeOperation.Maximum or MergeOperation.Minimum => [.. Enumerable.Range(0, index + 1)],
        _ => [],
    };
}
