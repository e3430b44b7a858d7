using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>A convolution that is computed line by line, for a panel of filters at a time.</summary>
/// <param name="shape">The convolution.</param>
/// <param name="w">The weights, or what is made of them.</param>
/// <param name="y">The result.</param>
/// <param name="epilogue">What is done with the sums.</param>
internal abstract class LineConvolution(ConvolutionShape shape, Matrix w, Tensor y, Epilogue? epilogue) : SumKernel(y, epilogue)
{
    /// <summary>The loops over windows and taps.</summary>
    protected ConvolutionShape Shape { get; } = shape;

    /// <summary>The weights, or what is made of them.</summary>
    protected Matrix W { get; } = w;

    /// <summary>Lines of windows.</summary>
    public int Lines => Shape.Height.Output;

    /// <summary>Windows in a line.</summary>
    public int LineWindows => Shape.Width.Output;

    /// <summary>Numbers of a pixel that are worked on at once.</summary>
    public int Panel => W.Layout.Panel;

    /// <summary>Numbers of a pixel, padding included.</summary>
    public int Stride => W.Layout.Stride;

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        using var rows = BeginRows(writer, context);
        using var panels = writer.BeginLoop("left", Stride, Panel);
        using var lines = writer.BeginLoop("line", Lines, 1);
        WriteLine(writer, context, $"row * {Y.RowStride} + (line * {LineWindows} + pixel) * {Y.ChannelStride} + left", Y.ChannelStride);
    }

    /// <summary>Opens the loop over samples, whose input is <c>source</c>.</summary>
    public abstract SourceWriter.Block BeginRows(SourceWriter writer, KernelContext context);

    /// <summary>
    /// Writes the windows of line <c>line</c> for the filters of a panel from <c>left</c> on; that of <c>pixel</c> goes to
    /// <paramref name="place"/>, the next one <paramref name="stride"/> numbers after it.
    /// </summary>
    public abstract void WriteLine(SourceWriter writer, KernelContext context, string place, int stride);
}
