using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>b = the matrix [channels, filters] of each tap of a, transposed, for the gradient of a convolution's input.</summary>
internal sealed class TapTransposition(ConvolutionShape shape, Matrix a, Matrix b) : Kernel
{
    private readonly int _taps = shape.Height.Taps * shape.Width.Taps;

    public override string Name => $"Transpose{_taps}Of{shape.Channels}x{shape.Filters}";

    public override string Formula => $"b = aᵀ for {_taps} matrices [{shape.Channels}, {shape.Filters}].";

    public override int RowsPerSample => 0;

    public override ImmutableArray<Operand> Operands => [Operand.Read("a", a), Operand.Write("b", b)];

    public override void WriteBody(SourceWriter writer, KernelContext context) => writer.Line(
        $"MatrixTransposition.TransposeBlocks(ref a, ref b, {_taps}, {shape.Channels}, {shape.Filters}, {a.Layout.Panel}, {b.Layout.Panel});");
}
