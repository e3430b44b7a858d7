using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The gradient of one input of a <see cref="Merge"/>; of equal maxima or minima the first takes it all, of NaN each.</summary>
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
        // By the order and not by equality, so that a result which is NaN passes its gradient on.
        string y = arm.At("y", "i");
        string share = operation == MergeOperation.Maximum ? arm.WhereGreater(y, own, zero, gradient) : arm.WhereGreater(own, y, zero, gradient);
        return Enumerable.Range(0, index).Aggregate(share, (rest, i) => arm.WhereEqual(arm.At($"x{i}", "i"), y, zero, rest));
    }

    private int[] Needed() => operation switch
    {
        MergeOperation.Multiply => [.. Enumerable.Range(0, inputs.Length).Where(i => i != index)],
        MergeOperation.Maximum or MergeOperation.Minimum => [.. Enumerable.Range(0, index + 1)],
        _ => [],
    };
}
