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

    /// <summary>How many lines are computed together where all are wanted.</summary>
    protected virtual int LinesTogether => 1;

    /// <summary>How many lines may be computed together.</summary>
    public virtual int MostLines => Lines;

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        bool divides = Lines % LinesTogether == 0;
        using var rows = BeginRows(writer, context);
        using var panels = writer.BeginLoop("left", Stride, Panel);
        using var lines = writer.BeginLoop(divides ? "line" : "top", Lines, LinesTogether);
        if (!divides) writer.Line($"nint line = Math.Min(top, {Lines - LinesTogether});");
        string place = $"row * {Y.RowStride} + (line * {LineWindows} + pixel) * {Y.ChannelStride} + left";
        WriteLines(writer, context, new LineBlock("line", LinesTogether, place, LineWindows * Y.ChannelStride, Y.ChannelStride));
    }

    /// <summary>Opens the loop over samples.</summary>
    public abstract SourceWriter.Block BeginRows(SourceWriter writer, KernelContext context);

    /// <summary>Writes lines of windows for the filters of a panel from <c>left</c> on.</summary>
    public abstract void WriteLines(SourceWriter writer, KernelContext context, LineBlock block);
}
