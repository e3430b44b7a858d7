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
        MergeOperation.Add => string.Join(" + ", terms),
        MergeOperation.Subtract => string.Join(" - ", terms),
        MergeOperation.Multiply => string.Join(" * ", terms),
        MergeOperation.Average => $"({string.Join(" + ", terms)}) * {arm.Operations}.Create(({arm.Scalar}){Literals.Of(1.0 / terms.Length)})",
        MergeOperation.Maximum => terms.Aggregate((left, right) => $"{arm.Operations}.MaxNative({left}, {right})"),
        _ => terms.Aggregate((left, right) => $"{arm.Operations}.MinNative({left}, {right})"),
    };
}
