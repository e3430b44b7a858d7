using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// y from x and random numbers, by a method of the runtime. What is drawn follows from seed, step, row and node, so that
/// the backward pass draws the same again and nothing is stored.
/// </summary>
/// <param name="method">The method, such as <c>GaussianNoise.Add</c>.</param>
/// <param name="sizes">What it takes of the layout, between <c>rows</c> and its argument.</param>
/// <param name="argument">Its argument, such as a rate.</param>
/// <param name="node">The layer, which has its own random numbers.</param>
/// <param name="x">What is read.</param>
/// <param name="y">What is written, in the same layout.</param>
internal sealed class RandomCall(string method, string sizes, double argument, int node, Tensor x, Tensor y) : Kernel
{
    public override string Name => $"{method.Replace(".", "")}{x.RowStride}Node{node}";

    public override string Formula => $"y = {method}(x) with {Literals.Of(argument)}, {x.Size} numbers a sample.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("y", y)];

    public override string ExtraParameters => "RandomDraw draw";

    public override string ExtraArguments => Draw;

    public override void WriteBody(SourceWriter writer, KernelContext context) =>
        writer.Line($"{method}(ref x, ref y, rows, {sizes}, {Literals.Of(argument)}, {node}, draw);");
}
