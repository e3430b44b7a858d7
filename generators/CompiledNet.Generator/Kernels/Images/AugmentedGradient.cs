using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>dx = what images get back from their results; the random numbers are those of the forward pass.</summary>
/// <param name="augmentation">The augmentation.</param>
/// <param name="source">Whose random numbers it draws.</param>
/// <param name="x">The images.</param>
/// <param name="dy">The gradient of the results.</param>
/// <param name="dx">The gradient of the images.</param>
internal sealed class AugmentedGradient(ImageAugmentation augmentation, RandomSource source, Tensor x, Tensor dy, Tensor dx) : Kernel
{
    public override string Name => $"{augmentation.Name}Gradient";

    public override string Formula => $"dx = dy · ∂{augmentation.Field}(x) / ∂x, {x.Positions} pixels.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Read("dy", dy), Operand.Write("dx", dx)];

    public override string ExtraParameters => "int source, RandomDraw draw";

    public override string ExtraArguments => $"{Literals.Of(source.Number)}, {Draw}";

    public override string Field(string scalar) => augmentation.Declaration;

    public override void WriteBody(SourceWriter writer, KernelContext context) =>
        writer.Line($"Augmentation.ApplyGradient(ref x, ref dy, ref dx, rows, {augmentation.Field}, {augmentation.Shape}, source, draw);");
}
