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
/// <param name="source">Whose random numbers they are.</param>
/// <param name="x">What is read.</param>
/// <param name="y">What is written, in the same layout.</param>
internal sealed class RandomCall(string method, string sizes, double argument, RandomSource source, Tensor x, Tensor y) : Kernel
{
    public override string Name => $"{method.Replace(".", "")}{x.RowStride}{(sizes.Contains(",") ? $"By{x.ChannelStride}" : "")}";

    public override string Formula => $"y = {method}(x), {x.Size} numbers a sample.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("y", y)];

    public override string ExtraParameters => "double amount, int source, RandomDraw draw";

    public override string ExtraArguments => $"{Literals.Of(argument)}, {Literals.Of(source.Number)}, {Draw}";

    public override void WriteBody(SourceWriter writer, KernelContext context) =>
        writer.Line($"{method}(ref x, ref y, rows, {sizes}, amount, source, draw);");
}
