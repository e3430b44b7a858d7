using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>Writes a frame into a ring of frames, and again <paramref name="distance"/> numbers later; see <see cref="StepOffset"/>.</summary>
/// <param name="x">The frame.</param>
/// <param name="y">Its place in the ring.</param>
/// <param name="distance">From there to its second place.</param>
internal sealed class FrameStore(Tensor x, Tensor y, int distance) : Kernel
{
    // Numbers in the narrowest vector.
    private const int Narrowest = 4;

    public override string Name => $"StoreFrame{x.Channels}";

    public override string Formula => $"y[0] = y[{distance}] = x, {x.Channels} numbers each.";

    public override int RowsPerSample => 0;

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("y", y)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        if (x.Channels < Narrowest) WriteNumbers(writer);
        else KernelContext.WriteEach(writer, context.ArmsFor(x.Channels, 256), arm => WriteVectors(writer, arm));
    }

    public override int? UnrolledCost(Arm arm) => 2 * x.Channels / arm.Lanes + 1;

    public override void WriteSingleRow(SourceWriter writer, Arm arm)
    {
        if (x.Channels < Narrowest) WriteNumbers(writer);
        else WriteVectors(writer, arm.NarrowedTo(x.Channels));
    }

    private void WriteNumbers(SourceWriter writer)
    {
        for (int c = 0; c < x.Channels; c++) writer.Line($"{Arm.Number("y", c)} = {Arm.Number("y", distance + c)} = {Arm.Number("x", c)};");
    }

    // The last vector overlaps the one before where vectors do not divide a frame.
    private void WriteVectors(SourceWriter writer, Arm arm)
    {
        for (int c = 0; c < x.Channels; c += arm.Lanes)
        {
            int at = System.Math.Min(c, x.Channels - arm.Lanes);
            writer.Line($"var v{at} = {arm.At("x", at)};");
            writer.Line($"{arm.At("y", at)} = v{at};");
            writer.Line($"{arm.At("y", distance + at)} = v{at};");
        }
    }
}
