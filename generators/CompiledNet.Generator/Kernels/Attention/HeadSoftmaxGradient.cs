using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>ds = scale · w · (dw - Σ w · dw) for each query: from the gradients of weights those of the products of queries and keys.</summary>
internal sealed class HeadSoftmaxGradient(WeightMatrix w, double scale, WeightMatrix dw, WeightMatrix ds) : Kernel
{
    public override string Name => $"HeadSoftmaxGradient{w.Name}";

    public override string Formula => $"ds = {Literals.Of(scale)} * w * (dw - Σ w * dw) over the keys, with w {w}.";

    public override ImmutableArray<Operand> Operands => [Operand.Read("w", w.Tensor), Operand.Read("dw", dw.Tensor), Operand.Write("ds", ds.Tensor)];

    public override void WriteBody(SourceWriter writer, KernelContext context)
    {
        using var rows = writer.Begin("for (nint row = 0; row < rows; row++)");
        using var heads = writer.BeginLoop("head", w.Heads);
        writer.Line($"nint at = row * {w.Tensor.RowStride} + head * {w.HeadLength};");
        writer.Line("AttentionSoftmax.Backward(");
        using var arguments = writer.Indent();
        writer.Line("ref Unsafe.Add(ref w, at), ref Unsafe.Add(ref dw, at), ref Unsafe.Add(ref ds, at),");
        writer.Line($"{w.Queries}, {w.Keys}, {w.Stride}, {(w.IsCausal ? "true" : "false")}, {Literals.Of(scale)});");
    }
}
