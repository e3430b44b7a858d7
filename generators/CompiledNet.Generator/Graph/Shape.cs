using System.Linq;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Graph;

/// <summary>The shape of one sample's tensor, without the batch; the last axis holds the features or channels.</summary>
internal sealed record Shape(EquatableArray<int> Dimensions)
{
    public static Shape Of(params int[] dimensions) => new(dimensions.ToEquatableArray());

    public int Rank => Dimensions.Count;

    /// <summary>How many numbers in all.</summary>
    public int Size => Dimensions.Aggregate(1, (product, dimension) => checked(product * dimension));

    /// <summary>The length of the last axis.</summary>
    public int Channels => Dimensions[Rank - 1];

    /// <summary>How many vectors of the last axis there are.</summary>
    public int Positions => Size / Channels;

    public override string ToString() => $"[{string.Join(", ", Dimensions)}]";
}
