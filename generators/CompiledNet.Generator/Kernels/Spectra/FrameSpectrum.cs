using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = what a spectrum says of each frame of a sound.</summary>
/// <param name="spectrum">The spectrum and its frames.</param>
/// <param name="x">The samples, without gaps.</param>
/// <param name="y">A vector for each frame.</param>
internal sealed class FrameSpectrum(SpectrumFrames spectrum, Tensor x, Tensor y) : Kernel
{
    public override string Name => $"{spectrum.Name}x{y.Channels}";

    public override string Formula => $"y = {spectrum.Field}(x) with x [{x.Size}], y [{y.Positions}, {y.Channels}].";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("y", y)];

    public override string Field(string scalar) => spectrum.Declaration(scalar);

    public override void WriteBody(SourceWriter writer, KernelContext context) =>
        writer.Line($"{spectrum.Field}.Apply(ref x, ref y, rows, {spectrum.Layout(x, y)});");
}
