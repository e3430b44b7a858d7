using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Recurrent;

/// <summary>How the two directions of a layer are combined.</summary>
internal static class Combinations
{
    /// <summary>What the layer's attribute says.</summary>
    public static Combination Of(NodeSpec node) => (Combination)node.Number("Bidirectional", 0);

    public static bool IsKnown(this Combination combination) => combination is >= Combination.None and <= Combination.Ave;

    /// <summary>The operation, number by number; null if the results stand side by side or there is only one.</summary>
    public static MergeOperation? Operation(this Combination combination) => combination switch
    {
        Combination.Sum => MergeOperation.Add,
        Combination.Mul => MergeOperation.Multiply,
        Combination.Ave => MergeOperation.Average,
        _ => null,
    };
}
