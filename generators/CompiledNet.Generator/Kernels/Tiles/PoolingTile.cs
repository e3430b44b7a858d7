using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels.Tiles;

/// <summary>The largest number, or the mean, of each window in a few lines of pixels.</summary>
/// <param name="arms">The vector widths.</param>
/// <param name="width">Numbers of a pixel; pixels lie without gaps.</param>
/// <param name="operation">What becomes of a window.</param>
/// <param name="height">Lines of a window.</param>
/// <param name="size">Pixels of a window in a line.</param>
/// <param name="step">Pixels from one window to the next.</param>
internal sealed class PoolingTile(IReadOnlyList<Arm> arms, int width, PoolingOperation operation, int height, int size, int step) : RegisterTile(arms)
{
    public override string Name => $"{operation}Of{height}x{size}x{width}{(step == size ? "" : $"Step{step}")}";

    protected override string Formula => $"y = {operation} over windows of {height} × {size} pixels of {width} numbers.";

    protected override string Parameters => $"ref {Scalar} c, nint line, ref {Scalar} y, nint stride, nint windows";

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        using var windows = writer.Begin("for (nint window = 0; window < windows; window++)");
        for (int v = 0; v < width; v += arm.Lanes)
        {
            int vector = v;
            var pixels = Enumerable.Range(0, height).SelectMany(line => Enumerable.Range(0, size).Select(pixel => arm.At("c", Offset(line, "line", pixel * width + vector))));
            string all = pixels.Aggregate((left, right) => operation == PoolingOperation.Maximum ? arm.Max(left, right) : arm.Add(left, right));
            string result = operation == PoolingOperation.Maximum ? all : arm.Multiply(arm.Group(all), arm.Broadcast($"({Scalar})1 / {height * size}"));
            writer.Line($"{arm.At("y", v)} = {result};");
        }

        writer.Line($"c = ref Unsafe.Add(ref c, {step * width});");
        writer.Line("y = ref Unsafe.Add(ref y, stride);");
    }
}
