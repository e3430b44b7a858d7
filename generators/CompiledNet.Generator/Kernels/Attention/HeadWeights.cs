using System.Collections.Immutable;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>w = softmax(x · yᵀ) for each head, over the keys that a query may look at; zeros for all other keys.</summary>
/// <param name="x">Queries.</param>
/// <param name="transposed">Keys, as <see cref="HeadTransposition"/> leaves them.</param>
/// <param name="shared">How many heads of x share one of the keys.</param>
/// <param name="w">The weights.</param>
/// <param name="mask">1 for each key that counts, 0 for the others; null if all do.</param>
internal sealed class HeadWeights(Heads x, Tensor transposed, int shared, WeightMatrix w, Tensor? mask) : HeadProduct(x, transposed, shared, w)
{
    private readonly WeightMatrix _w = w;

    public override string Name => base.Name.Replace("HeadProduct", "HeadWeights") + (mask is null ? "" : "Masked");

    public override string Formula => base.Formula.Replace("x · yᵀ", "softmax(x · yᵀ)") + (mask is null ? "" : " Only keys that the mask lets count.");

    public override ImmutableArray<Operand> Operands => mask is null ? base.Operands : base.Operands.Insert(2, Operand.Read("mask", mask));

    protected override void WriteRest(SourceWriter writer, KernelContext context)
    {
        string masked = mask is null ? $"ref Unsafe.NullRef<{context.Scalar}>()" : $"ref Unsafe.Add(ref mask, row * {mask.RowStride})";
        writer.Line($"AttentionSoftmax.Forward(ref to, {masked}, {_w.Queries}, {_w.KeyCount}, {_w.Stride}, {(_w.IsCausal ? "true" : "false")});");
    }
}
