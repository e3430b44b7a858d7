using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = x0 ∘ x1 ∘ …, number by number.</summary>
internal sealed class Merge(MergeOperation operation, ImmutableArray<Tensor> inputs, Tensor y) : Kernel
{
    public override string Name => $"{operation}{inputs.Length}";

    public override string Formula => $"y = {operation} of {inputs.Length} tensors, number by number.";

    public override int RowsPerSample => y.RowStride;

    public override string Count => ElementwiseLoop.Count;

    public override ImmutableArray<Operand> Operands =>
        [.. inputs.Select((input, i) => Operand.Read($"x{i}", input)), Operand.Write("y", y)];

    public override void WriteBody(SourceWriter writer, KernelContext context) =>
        ElementwiseLoop.Write(writer, context, y, arm =>
        {
            var terms = inputs.Select((_, i) => arm.At($"x{i}", "i")).ToArray();
            writer.Line($"{arm.At("y", "i")} = {Combined(arm, terms)};");
        });

    private string Combined(Arm arm, string[] terms) => operation switch
    {
        MergeOperation.Add => arm.AddAll(terms),
        MergeOperation.Subtract => terms.Aggregate(arm.Subtract),
        MergeOperation.Multiply => terms.Aggregate(arm.Multiply),
        MergeOperation.Average => arm.Multiply(arm.Group(arm.AddAll(terms)), arm.Broadcast($"({arm.Scalar}){Literals.Of(1.0 / terms.Length)}")),
        MergeOperation.Maximum => terms.Aggregate(arm.Max),
        _ => terms.Aggregate(arm.Min),
    };
}
