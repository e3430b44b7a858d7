using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = x + the sinusoidal encoding of the position, from a table.</summary>
/// <param name="x">What is read.</param>
/// <param name="wavelength">The longest wavelength over 2π.</param>
/// <param name="y">What is written, in the same layout.</param>
/// <param name="frames">How many positions the table has; more than x if that is one, of the number of the step.</param>
internal sealed class PositionalEncoding(Tensor x, double wavelength, Tensor y, int frames) : VectorKernel
{
    private readonly bool _isStep = frames > x.Positions;

    // Tables of the same content are one field; a name is made of what differs.
    private readonly string _table = $"Positions{frames}x{x.Channels}By{y.ChannelStride}Of{Literals.Of(wavelength).Replace(".", "_").Replace("-", "Minus").Replace("+", "")}";

    public override string Name => $"PositionalEncoding{x.Positions}x{x.Channels}";

    public override string Formula => $"y[p, c] = x[p, c] + sin or cos (p / {Literals.Of(wavelength)}^(2i/{x.Channels})) for c = 2i or 2i + 1, with x [{x.Positions}, {x.Channels}].";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("y", y)];

    public override string ExtraParameters => _isStep ? "long step" : "";

    public override string ExtraArguments => _isStep ? "step" : "";

    protected override int LaneStride => y.ChannelStride;

    public override string Field(string scalar) =>
        $"private static readonly AlignedBuffer<{scalar}> {_table} = PositionTable.Create<{scalar}>({frames}, {x.Channels}, {y.ChannelStride}, {Literals.Of(wavelength)});";

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        var lanes = new ChannelLanes(arm, y.RowStride);
        writer.Line($"ref {arm.Scalar} table = ref {(_isStep ? $"Unsafe.Add(ref {_table}.Origin, (nint)step * {y.ChannelStride})" : $"{_table}.Origin")};");
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {arm.Scalar} from = ref Unsafe.Add(ref x, row * {x.RowStride});");
        writer.Line($"ref {arm.Scalar} to = ref Unsafe.Add(ref y, row * {y.RowStride});");
        using var channels = lanes.BeginChannels(writer);
        writer.Line($"{lanes.At("to", "c")} = {lanes.Add(lanes.At("from", "c"), lanes.At("table", "c"))};");
    }
}
