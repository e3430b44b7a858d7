using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>For <see cref="EmbeddingLookup"/>: dTable[ids[p]] += dy[p] and dPositions[p] += dy[p] over the batch.</summary>
/// <param name="ids">The ids: one a position.</param>
/// <param name="table">The table, of which only the layout matters.</param>
/// <param name="dy">The gradients of the vectors.</param>
/// <param name="dTable">The gradient of the table, or null.</param>
/// <param name="dPositions">That of the vectors of positions, or null.</param>
internal sealed class EmbeddingGradient(Tensor ids, Matrix table, Tensor dy, Matrix? dTable, Matrix? dPositions) : VectorKernel
{
    public override string Name =>
        $"Lookup{dy.Positions}x{dy.Channels}Of{table.Layout.Rows}Gradient{(dTable is null ? "OfPositions" : dPositions is null ? "" : "WithPositions")}";

    public override string Formula => $"The gradient of a lookup of {dy.Positions} vectors in a table [{table.Layout.Rows}, {table.Layout.Columns}]: Σ dy for every row.";

    public override ImmutableArray<Operand> Operands =>
    [
        .. dTable is null ? [] : new[] { Operand.Read("ids", ids) },
        Operand.Read("dy", dy),
        .. dTable is null ? [] : new[] { Operand.Write("dTable", dTable) },
        .. dPositions is null ? [] : new[] { Operand.Write("dPositions", dPositions) },
    ];

    protected override int LaneStride => dy.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, dy.ChannelStride);
        if (dTable is not null) writer.Line($"MemoryMarshal.CreateSpan(ref dTable, {dTable.Layout.Length}).Clear();");
        if (dPositions is not null) writer.Line($"MemoryMarshal.CreateSpan(ref dPositions, {dPositions.Layout.Length}).Clear();");
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        using var steps = writer.BeginLoop("position", dy.Positions);
        writer.Line($"ref {arm.Scalar} from = ref Unsafe.Add(ref dy, row * {dy.RowStride} + position * {dy.ChannelStride});");
        if (dTable is not null) writer.Line($"ref {arm.Scalar} to = ref Unsafe.Add(ref dTable, {EmbeddingLookup.Row(ids, table, isWhole: false)} * {dTable.Layout.Stride});");
        if (dPositions is not null) writer.Line($"ref {arm.Scalar} own = ref Unsafe.Add(ref dPositions, position * {dPositions.Layout.Stride});");
        using var channels = lanes.BeginChannels(writer);
        if (dTable is not null) writer.Line(lanes.Increase(lanes.At("to", "c"), lanes.At("from", "c")));
        if (dPositions is not null) writer.Line(lanes.Increase(lanes.At("own", "c"), lanes.At("from", "c")));
    }
}
