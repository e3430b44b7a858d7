using System.Collections.Immutable;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = wᵀ · x for each head: for each key the vectors of all queries that may look at it, weighed.</summary>
/// <param name="w">The weights.</param>
/// <param name="x">One vector a query.</param>
/// <param name="y">One vector a key.</param>
internal sealed class HeadOuterSum(WeightMatrix w, Heads x, Heads y) : Kernel
{
    public override string Name => $"HeadOuterSum{w.Name}Of{x.Width}";

    public override string Formula => $"y = wᵀ · x for each head, with w {w}, x {x}, y {y}.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("w", w.Tensor), Operand.Read("x", x.Tensor), Operand.Write("y", y.Tensor)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        int panel = Padding.Panel(y.Stride, context.Element);
        var tile = new OuterTile(context.ArmsFor(panel), panel, w.Keys);
        string method = context.Use(tile), height = "Tiles." + tile.RowsName;
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        using var heads = writer.BeginLoop("head", w.Heads);
        writer.Line($"ref {context.Scalar} weights = ref Unsafe.Add(ref w, row * {w.Tensor.RowStride} + head * {w.HeadLength});");
        writer.Line($"ref {context.Scalar} from = ref Unsafe.Add(ref x, row * {x.Tensor.RowStride} + head * {x.Stride});");
        writer.Line($"ref {context.Scalar} to = ref Unsafe.Add(ref y, row * {y.Tensor.RowStride} + head * {y.Stride});");
        using var tiles = writer.Begin($"for (nint top = 0; top < {w.Keys}; top += {height})");
        writer.Line($"nint key = Math.Min(top, {w.Keys} - {height});");
        // No query before the first of these keys looks at them.
        string first = w.IsCausal ? "query" : "0", count = w.IsCausal ? $"{w.Queries} - query" : $"{w.Queries}";
        if (w.IsCausal) writer.Line($"nint query = Math.Min(key, {w.Queries});");
        using var panels = writer.BeginLoop("left", y.Stride, panel);
        writer.Line($"{method}(");
        using var arguments = writer.Indent();
        writer.Line($"ref Unsafe.Add(ref weights, {first} * {w.Stride} + key), {w.Stride}, ref Unsafe.Add(ref from, {first} * {x.Tensor.ChannelStride} + left), {x.Tensor.ChannelStride}, {count},");
        writer.Line($"ref Unsafe.Add(ref to, key * {y.Tensor.ChannelStride} + left), {y.Tensor.ChannelStride});");
    }
}
