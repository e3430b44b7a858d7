using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y[p] = table[ids[p]], and the vector of the position added if there is one.</summary>
/// <param name="ids">The ids: one a position.</param>
/// <param name="table">One row an id.</param>
/// <param name="positions">One row a position, or null.</param>
/// <param name="y">The vectors.</param>
/// <param name="areWhole">Whether a number with digits behind the point is no id; those that a layer has computed have some, which are cut off.</param>
/// <param name="isStep">Whether there is one position, the number of the step.</param>
internal sealed class EmbeddingLookup(Tensor ids, Matrix table, Matrix? positions, Tensor y, bool areWhole, bool isStep) : VectorKernel
{
    public override string Name => $"Lookup{(areWhole ? "" : "Cut")}{y.Positions}x{y.Channels}Of{table.Layout.Rows}{(positions is null ? "" : "WithPositions")}";

    public override string Formula => $"y[p] = table[{(areWhole ? "ids[p]" : "⌊ids[p]⌋")}]{(positions is null ? "" : " + positions[p]")} with table [{table.Layout.Rows}, {table.Layout.Columns}], y [{y.Positions}, {y.Channels}].";

    public override ImmutableArray<Operand> Operands =>
    [
        Operand.Read("ids", ids),
        Operand.Read("table", table),
        .. positions is null ? [] : new[] { Operand.Read("positions", positions) },
        Operand.Write("y", y),
    ];

    public override string ExtraParameters => isStep ? "long step" : "";

    public override string ExtraArguments => isStep ? "step" : "";

    protected override int LaneStride => y.ChannelStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, y.ChannelStride);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        using var steps = writer.BeginLoop("position", y.Positions);
        writer.Line($"nint id = {Row(ids, table, areWhole)};");
        writer.Line($"ref {arm.Scalar} from = ref Unsafe.Add(ref table, id * {table.Layout.Stride});");
        writer.Line($"ref {arm.Scalar} to = ref Unsafe.Add(ref y, row * {y.RowStride} + position * {y.ChannelStride});");
        if (positions is not null) writer.Line($"ref {arm.Scalar} own = ref Unsafe.Add(ref positions, {(isStep ? "(nint)step" : "position")} * {positions.Layout.Stride});");
        using var channels = lanes.BeginChannels(writer);
        writer.Line($"{lanes.At("to", "c")} = {(positions is null ? lanes.At("from", "c") : lanes.Add(lanes.At("from", "c"), lanes.At("own", "c")))};");
    }

    /// <summary>The row of the table for the id at <c>row</c> and <c>position</c>, checked: an id that is none never becomes an address.</summary>
    public static string Row(Tensor ids, Matrix table, bool isWhole) =>
        $"TokenIds.{(isWhole ? "Row" : "CutRow")}(Unsafe.Add(ref ids, row * {ids.RowStride} + position), {table.Layout.Rows}, row, position)";
}
