using System.Collections.Immutable;
using CompiledNet.Generator.Kernels.Tiles;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>w = x · yᵀ for each head: a number for each query and key, of those keys that the query may look at.</summary>
/// <param name="x">One vector a query.</param>
/// <param name="transposed">One vector a key, as <see cref="HeadTransposition"/> leaves them.</param>
/// <param name="shared">How many heads of x share one of the keys.</param>
/// <param name="w">The result; what no query may look at is left as it is.</param>
internal class HeadProduct(Heads x, Tensor transposed, int shared, WeightMatrix w) : Kernel
{
    public override string Name => $"HeadProduct{w.Name}Of{x.Width}{(shared > 1 ? $"By{shared}" : "")}";

    public override string Formula => $"w = x · yᵀ for each head, with x {x}, w {w}.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("x", x.Tensor), Operand.Read("transposed", transposed), Operand.Write("w", w.Tensor)];

    public override string ExtraParameters => w.ExtraParameters;

    public override string ExtraArguments => w.ExtraArguments;

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        using var heads = writer.BeginLoop("head", w.Heads);
        writer.Line($"ref {context.Scalar} from = ref Unsafe.Add(ref x, row * {x.Tensor.RowStride} + head * {x.Stride});");
        writer.Line($"ref {context.Scalar} keys = ref Unsafe.Add(ref transposed, row * {transposed.RowStride} + head{(shared > 1 ? $" / {shared}" : "")} * {x.Width * w.Stride});");
        writer.Line($"ref {context.Scalar} to = ref Unsafe.Add(ref w, row * {w.Tensor.RowStride} + head * {w.HeadLength});");
        WriteProduct(writer, context);
        WriteRest(writer, context);
    }

    /// <summary>Writes what is left to do with the rows of a head, at <c>to</c>.</summary>
    protected virtual void WriteRest(SourceWriter writer, KernelContext context)
    {
    }

    private void WriteProduct(SourceWriter writer, KernelContext context)
    {
        int panel = w.Panel(context.Element);
        var tile = new StridedProductTile(context.ArmsFor(panel), panel, w.Queries);
        string method = context.Use(tile), height = "Tiles." + tile.RowsName;
        using var panels = w.IsStep ? writer.Begin($"for (nint left = 0; left <= step; left += {panel})") : writer.BeginLoop("left", w.Stride, panel);
        // Queries before the first key of the panel may look at none of it.
        using var tiles = writer.Begin($"for (nint top = {(w.IsCausal ? "left" : "0")}; top < {w.Queries}; top += {height})");
        writer.Line($"nint query = Math.Min(top, {w.Queries} - {height});");
        writer.Line($"{method}(");
        using var arguments = writer.Indent();
        writer.Line($"ref Unsafe.Add(ref from, query * {x.Tensor.ChannelStride}), {x.Tensor.ChannelStride}, ref Unsafe.Add(ref keys, left * {x.Width}), {panel}, {x.Width},");
        writer.Line($"ref Unsafe.Add(ref to, query * {w.Stride} + left), {w.Stride});");
    }
}
