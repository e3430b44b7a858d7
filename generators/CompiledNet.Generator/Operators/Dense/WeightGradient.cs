using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Dense;

/// <summary>The gradient of a matrix of weights, in the form that suits its size.</summary>
internal static class WeightGradient
{
    /// <summary>Emits c = aᵀ · b over all rows, with one row of c for each channel of a.</summary>
    public static void Emit(BackwardContext context, Tensor a, Tensor b, Matrix c)
    {
        if (!WideOuterSum.IsFor(a.Channels, c.Layout))
        {
            context.Emit(new OuterSum(a, a.Channels, b, c));
            return;
        }

        var (rows, columns) = WideOuterSum.BlocksFor(c.Layout);
        context.Emit(new WideOuterSum(a, a.Channels, b, context.CommonScratch($"blocks for {c.Layout.Stride} columns", rows, columns), c));
    }
}
