using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>For <see cref="Gate"/>: da = dy · gate(b) · content'(a) and db = dy · content(a) · gate'(b), side by side in dx.</summary>
internal sealed class GateGradient(TraitSpec gate, TraitSpec? content, Tensor x, Tensor dy, Tensor dx) : VectorKernel
{
    private readonly GateText _text = new(gate, content, dy.Channels);

    public override string Name => $"Gate{_text.Name}{dy.Channels}Gradient";

    public override string Formula => $"dx = dy * ∂y/∂x for y = {_text.Formula}, with the halves a, b of x [rows, {x.Channels}].";

    public override int RowsPerSample => x.Positions;

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Read("dy", dy), Operand.Write("dx", dx)];

    protected override int LaneStride => _text.LaneStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        _text.DeclareActivations(writer);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {arm.Scalar} source = ref Unsafe.Add(ref x, row * {x.ChannelStride});");
        writer.Line($"ref {arm.Scalar} given = ref Unsafe.Add(ref dy, row * {dy.ChannelStride});");
        writer.Line($"ref {arm.Scalar} target = ref Unsafe.Add(ref dx, row * {dx.ChannelStride});");
        _text.ForEach(writer, arm, (at, wrapper) =>
        {
            _text.DeclareParts(writer, at, wrapper);
            writer.Line($"var gradient = new {wrapper}({at("given", "c")});");
            writer.Line($"{at("target", "c")} = (gradient * {_text.ContentSlope}).Value;");
            writer.Line($"{at("target", $"{dy.Channels} + c")} = (gradient * {_text.GateSlope}).Value;");
        });
    }
}
