using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = content(a) · gate(b), with the halves a and b of each vector of x.</summary>
internal sealed class Gate(TraitSpec gate, TraitSpec? content, Tensor x, Tensor y) : VectorKernel
{
    private readonly GateText _text = new(gate, content, y.Channels);

    public override string Name => $"Gate{_text.Name}{y.Channels}";

    public override string Formula => $"y = {_text.Formula}, with the halves a, b of x [rows, {x.Channels}].";

    public override int RowsPerSample => x.Positions;

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x), Operand.Write("y", y)];

    protected override int LaneStride => _text.LaneStride;

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        _text.DeclareActivations(writer);
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        writer.Line($"ref {arm.Scalar} source = ref Unsafe.Add(ref x, row * {x.ChannelStride});");
        writer.Line($"ref {arm.Scalar} target = ref Unsafe.Add(ref y, row * {y.ChannelStride});");
        _text.ForEach(writer, arm, (at, wrapper) =>
        {
            _text.DeclareParts(writer, at, wrapper);
            writer.Line($"{at("target", "c")} = (carried * opened).Value;");
        });
    }
}
