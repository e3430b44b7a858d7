using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = the largest number, or the mean, of each window of x, channel by channel. Positions outside do not count.</summary>
internal sealed class Pooling(PoolingOperation operation, WindowAxis height, WindowAxis width, Tensor x, Tensor y) : VectorKernel
{
    private readonly PoolingWindows _windows = new(height, width, y.ChannelStride);

    public PoolingOperation Operation => operation;

    /// <summary>How windows lie along the first axis.</summary>
    public WindowAxis Height => height;

    /// <summary>How windows lie along the second axis.</summary>
    public WindowAxis Width => width;

    public Tensor X => x;

    public Tensor Y => y;

    public override string Name => $"{operation}Pooling{_windows}Stride{y.ChannelStride}";

    public override string Formula => $"y = {operation} over windows of {height.Size} × {width.Size} positions, {height.Output} × {width.Output} windows a sample of {y.Channels} channels.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("y", y)];

    protected override int LaneStride => y.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, y.ChannelStride);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {arm.Scalar} source = ref Unsafe.Add(ref x, row * {x.RowStride});");
        writer.Line($"ref {arm.Scalar} target = ref Unsafe.Add(ref y, row * {y.RowStride});");
        bool isMaximum = operation == PoolingOperation.Maximum;
        var blocks = _windows.Begin(writer);
        if (!isMaximum) writer.Line(PoolingFactor.Declaration(arm, _windows));
        using (lanes.BeginChannels(writer))
        {
            string first = isMaximum ? lanes.At("source", _windows.Origin + " + c") : lanes.Zero;
            if (_windows.IsRun)
            {
                Accumulation.Write(
                    writer, "value", _windows.Positions, first,
                    (value, p) => Take(value, _windows.InRun(p)), (left, right) => isMaximum ? lanes.Max(left, right) : lanes.Group(lanes.Add(left, right)));
            }
            else
            {
                writer.Line($"var value = {first};");
                _windows.ForEach(writer, offset => Take("value", offset));
            }

            writer.Line($"{lanes.At("target", _windows.Window + " + c")} = {(isMaximum ? "value" : lanes.Multiply("value", lanes.Broadcast("factor")))};");
        }

        foreach (var block in blocks) block.Dispose();

        void Take(string value, string offset)
        {
            string here = lanes.At("source", offset + " + c");
            writer.Line(isMaximum ? $"{value} = {lanes.Max(value, here)};" : lanes.Increase(value, here));
        }
    }
}
