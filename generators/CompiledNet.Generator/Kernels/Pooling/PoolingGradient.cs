using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// dx from dy for a <see cref="Pooling"/>: of a maximum the first position that has it takes all, of a mean each position
/// takes its share; where windows overlap, the shares add up.
/// </summary>
internal sealed class PoolingGradient(PoolingOperation operation, WindowAxis height, WindowAxis width, Tensor x, Tensor y, Tensor dy, Tensor dx) : VectorKernel
{
    private readonly PoolingWindows _windows = new(height, width, dy.ChannelStride);

    private bool IsMaximum => operation == PoolingOperation.Maximum;

    public override string Name => $"{operation}Pooling{_windows}Stride{dy.ChannelStride}Gradient";

    public override string Formula => $"dx = dy * ∂y/∂x for y = {operation} over windows of {height.Size} × {width.Size} positions of {dy.Channels} channels.";

    public override ImmutableArray<Operand> Operands =>
    [
        .. IsMaximum ? new[] { Operand.Read("x", x), Operand.Read("y", y) } : [],
        Operand.Read("dy", dy),
        Operand.Write("dx", dx),
    ];

    protected override int LaneStride => dy.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, dy.ChannelStride);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        if (IsMaximum) writer.Line($"ref {arm.Scalar} source = ref Unsafe.Add(ref x, row * {x.RowStride});");
        if (IsMaximum) writer.Line($"ref {arm.Scalar} largest = ref Unsafe.Add(ref y, row * {y.RowStride});");
        writer.Line($"ref {arm.Scalar} given = ref Unsafe.Add(ref dy, row * {dy.RowStride});");
        writer.Line($"ref {arm.Scalar} target = ref Unsafe.Add(ref dx, row * {dx.RowStride});");
        if (!_windows.IsPartition) writer.Line($"MemoryMarshal.CreateSpan(ref target, {dx.RowStride}).Clear();");
        var blocks = _windows.Begin(writer);
        if (!IsMaximum) writer.Line(PoolingFactor.Declaration(arm, _windows));
        using (lanes.BeginChannels(writer))
        {
            string window = _windows.Window + " + c", gradient = lanes.At("given", window);
            writer.Line(IsMaximum ? $"var value = {lanes.At("largest", window)};" : $"var share = {gradient} * {lanes.Broadcast("factor")};");
            if (IsMaximum) writer.Line($"var rest = {gradient};");
            _windows.ForEach(writer, offset => WritePosition(writer, lanes, offset + " + c"));
        }

        foreach (var block in blocks) block.Dispose();
    }

    private void WritePosition(SourceWriter writer, ChannelLanes lanes, string at)
    {
        string written = $"{lanes.At("target", at)} {(_windows.IsPartition ? "=" : "+=")}";
        if (!IsMaximum)
        {
            writer.Line($"{written} share;");
            return;
        }

        string here = lanes.At("source", at);
        writer.Line($"{written} {lanes.WhereEqual(here, "value", "rest", lanes.Zero)};");
        writer.Line($"rest = {lanes.WhereEqual(here, "value", lanes.Zero, "rest")};");
    }
}
