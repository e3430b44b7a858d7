using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The weights of a convolution at the points of minimal filtering: for predictions when they have changed, in training once a call, however many samples it has.</summary>
/// <param name="shape">The convolution.</param>
/// <param name="weights">The weights: lines of taps, each a matrix [inner, columns].</param>
/// <param name="points">Point by point a matrix [inner, columns] for each line of taps.</param>
/// <param name="isGradient">Whether the gradients of the weights are computed from those at the points instead.</param>
internal sealed class WinogradWeights(WinogradShape shape, Matrix weights, Matrix points, bool isGradient = false) : Kernel
{
    private readonly int _taps = shape.Convolution.Width.Taps, _inner = weights.Layout.Rows / shape.Convolution.Taps;

    public override string Name => $"Winograd{(isGradient ? "WeightGradients" : "Weights")}{shape.LineTaps}x{_taps}x{_inner}x{weights.Layout.Columns}";

    public override string Formula => isGradient
        ? $"c = the gradients of {shape.LineTaps} × {_taps} matrices [{_inner}, {weights.Layout.Columns}] of weights from those at {WinogradShape.Points} points for each line of taps."
        : $"c = {shape.LineTaps} × {_taps} matrices [{_inner}, {weights.Layout.Columns}] of weights, at {WinogradShape.Points} points for each line of taps.";

    public override int RowsPerSample => 0;

    public override ImmutableArray<Operand> Operands => isGradient
        ? [Operand.Read("a", points), Operand.Write("c", weights)]
        : [Operand.Read("a", weights), Operand.Write("c", points)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        int width = _inner * weights.Layout.Panel;
        var arms = context.ArmsFor(weights.Layout.Panel);
        var tile = isGradient ? WinogradTile.WeightGradients(arms, width, _taps) : WinogradTile.Weights(arms, width, _taps);
        string tap = $"ref Unsafe.Add(ref {(isGradient ? "c" : "a")}, left * {weights.Layout.Rows} + y * {_taps * width}), {width}";
        string point = $"ref Unsafe.Add(ref {(isGradient ? "a" : "c")}, left * {points.Layout.Rows} + y * {width}), {shape.LineTaps * width}";
        using var panels = writer.BeginLoop("left", weights.Layout.Stride, weights.Layout.Panel);
        using var lines = writer.BeginLoop("y", shape.LineTaps);
        writer.Line($"{context.Use(tile)}({(isGradient ? point : tap)}, {(isGradient ? tap : point)});");
    }
}
