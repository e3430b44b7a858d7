using System.Collections.Immutable;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>y = w · x for each head: for each query the vectors of all keys, weighed.</summary>
/// <param name="w">The weights.</param>
/// <param name="x">One vector a key.</param>
/// <param name="shared">How many heads of the result share one of the keys.</param>
/// <param name="y">One vector a query.</param>
internal sealed class HeadMean(WeightMatrix w, Heads x, int shared, Heads y) : Kernel
{
    public override string Name => $"HeadMean{w.Name}Of{x.Width}{(shared > 1 ? $"By{shared}" : "")}";

    public override string Formula => $"y = w · x for each head, with w {w}, x {x}, y {y}.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("w", w.Tensor), Operand.Read("x", x.Tensor), Operand.Write("y", y.Tensor)];

    public override string ExtraParameters => w.ExtraParameters;

    public override string ExtraArguments => w.ExtraArguments;

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        int panel = Padding.Panel(y.Stride, context.Element);
        var tile = new StridedProductTile(context.ArmsFor(panel), panel, w.Queries);
        string method = context.Use(tile), height = "Tiles." + tile.RowsName;
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        using var heads = writer.BeginLoop("head", w.Heads);
        writer.Line($"ref {context.Scalar} weights = ref Unsafe.Add(ref w, row * {w.Tensor.RowStride} + head * {w.HeadLength});");
        writer.Line($"ref {context.Scalar} from = ref Unsafe.Add(ref x, row * {x.Tensor.RowStride} + head{(shared > 1 ? $" / {shared}" : "")} * {x.Stride});");
        writer.Line($"ref {context.Scalar} to = ref Unsafe.Add(ref y, row * {y.Tensor.RowStride} + head * {y.Stride});");
        using var tiles = writer.Begin($"for (nint top = 0; top < {w.Queries}; top += {height})");
        writer.Line($"nint query = Math.Min(top, {w.Queries} - {height});");
        if (w.IsCausal) writer.Line($"nint keys = {w.KeysBefore($"query + {height}")};");
        using var panels = writer.BeginLoop("left", y.Stride, panel);
        writer.Line($"{method}(");
        using var arguments = writer.Indent();
        writer.Line($"ref Unsafe.Add(ref weights, query * {w.Stride}), {w.Stride}, ref Unsafe.Add(ref from, left), {x.Tensor.ChannelStride}, {(w.IsCausal ? "keys" : w.KeyCount)},");
        writer.Line($"ref Unsafe.Add(ref to, query * {y.Tensor.ChannelStride} + left), {y.Tensor.ChannelStride});");
    }
}
