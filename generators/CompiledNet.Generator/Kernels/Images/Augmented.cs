using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = what an augmentation makes of images; in a prediction what it makes of them without random numbers.</summary>
/// <param name="augmentation">The augmentation.</param>
/// <param name="source">Whose random numbers it draws; null for a prediction.</param>
/// <param name="x">The images.</param>
/// <param name="y">The results.</param>
internal sealed class Augmented(ImageAugmentation augmentation, RandomSource? source, Tensor x, Tensor y) : Kernel
{
    public override string Name => augmentation.Name;

    public override string Formula => $"y = {augmentation.Field}(x), {x.Positions} pixels to {y.Positions}.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("y", y)];

    public override string ExtraParameters => source is null ? "" : "int source, RandomDraw draw";

    public override string ExtraArguments => source is { } random ? $"{Literals.Of(random.Number)}, {Draw}" : "";

    public override string Field(string scalar) => augmentation.Declaration;

    public override void WriteBody(SourceWriter writer, KernelContext context) =>
        writer.Line($"Augmentation.Apply(ref x, ref y, rows, {augmentation.Field}, {augmentation.Shape}, {(source is null ? "0, default" : "source, draw")});");
}
