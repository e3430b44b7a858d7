using System;
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
    // Up to so many pixels a window is written out; a longer one is a loop with so many accumulators under way.
    private const int Unrolled = 16, Accumulators = 4;

    private bool IsMaximum => operation == PoolingOperation.Maximum;

    public override string Name => $"{operation}Of{height}x{size}x{width}{(step == size ? "" : $"Step{step}")}";

    public override string Formula => $"y = {operation} over windows of {height} × {size} pixels of {width} numbers.";

    protected override string Parameters => $"ref {Scalar} c, nint line, ref {Scalar} y, nint stride, nint windows";

    protected override void WriteBody(SourceWriter writer, Arm arm)
    {
        using var windows = writer.Begin("for (nint window = 0; window < windows; window++)");
        int vectors = width / arm.Lanes;
        if (height * size > Unrolled) WriteLoop(writer, arm, vectors);
        for (int v = 0; v < vectors; v++)
        {
            string all = height * size > Unrolled ? Sum(0, v) : Together(arm, PixelsInLine(arm, v * arm.Lanes));
            string result = IsMaximum ? all : arm.Multiply(height * size > Unrolled ? all : arm.Group(all), arm.Broadcast($"({Scalar})1 / {height * size}"));
            writer.Line($"{arm.At("y", v * arm.Lanes)} = {result};");
        }

        writer.Line($"c = ref Unsafe.Add(ref c, {step * width});");
        writer.Line("y = ref Unsafe.Add(ref y, stride);");
    }

    private IEnumerable<string> PixelsInLine(Arm arm, int vector) =>
        Enumerable.Range(0, height).SelectMany(line => Enumerable.Range(0, size).Select(pixel => arm.At("c", Offset(line, "line", pixel * width + vector))));

    // Each accumulator takes every so-manieth pixel of a line, in all vectors of a pixel.
    private void WriteLoop(SourceWriter writer, Arm arm, int vectors)
    {
        int chains = Math.Min(size, Math.Max(1, Accumulators / vectors)), whole = size / chains * chains;
        ForEach(chains, vectors, (chain, v) => writer.Line($"var {Sum(chain, v)} = {(IsMaximum ? arm.At("c", v * arm.Lanes) : $"{arm.Vector}.Zero")};"));
        using (writer.BeginLoop("top", height))
        {
            writer.Line($"ref {Scalar} pixels = ref Unsafe.Add(ref c, top * line);");
            using (writer.BeginLoop("pixel", whole, chains))
                ForEach(chains, vectors, (chain, v) => Take(chain, v, Arm.Plus($"pixel * {width}", chain * width + v * arm.Lanes)));
            ForEach(size - whole, vectors, (chain, v) => Take(chain, v, $"{(whole + chain) * width + v * arm.Lanes}"));
        }

        for (int v = 0; v < vectors && chains > 1; v++)
            writer.Line($"{Sum(0, v)} = {Together(arm, Enumerable.Range(0, chains).Select(chain => Sum(chain, v)))};");

        void Take(int chain, int v, string offset)
        {
            string sum = Sum(chain, v), pixel = arm.At("pixels", offset);
            writer.Line(IsMaximum ? $"{sum} = {arm.Max(sum, pixel)};" : arm.Increase(sum, pixel));
        }
    }

    private string Together(Arm arm, IEnumerable<string> values) => IsMaximum ? values.Aggregate(arm.Max) : arm.AddAll(values);

    private static void ForEach(int chains, int vectors, Action<int, int> write)
    {
        for (int chain = 0; chain < chains; chain++)
            for (int v = 0; v < vectors; v++) write(chain, v);
    }
}
