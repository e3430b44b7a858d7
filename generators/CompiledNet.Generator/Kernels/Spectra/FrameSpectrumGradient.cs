using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>dx = what a sound gets back from the spectra of its frames.</summary>
/// <param name="spectrum">The spectrum and its frames.</param>
/// <param name="x">The samples, without gaps.</param>
/// <param name="dy">The gradient of the spectra.</param>
/// <param name="dx">The gradient of the samples, in the same layout as these.</param>
internal sealed class FrameSpectrumGradient(SpectrumFrames spectrum, Tensor x, Tensor dy, Tensor dx) : Kernel
{
    public override string Name => $"{spectrum.Name}x{dy.Channels}Gradient";

    public override string Formula => $"dx = dy · ∂{spectrum.Field}(x) / ∂x with x [{x.Size}], dy [{dy.Positions}, {dy.Channels}].";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Read("dy", dy), Operand.Write("dx", dx)];

    public override string Field(string scalar) => spectrum.Declaration(scalar);

    public override void WriteBody(SourceWriter writer, KernelContext context) =>
        writer.Line($"{spectrum.Field}.ApplyGradient(ref x, ref dy, ref dx, rows, {spectrum.Layout(x, dy)});");
}
