using System.Collections.Immutable;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Lowering;

/// <summary>The kernels of one layer in one direction; becomes one method.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Comment">What it does.</param>
/// <param name="Kernels">Its kernels in order.</param>
internal sealed record Routine(string Name, string Comment, ImmutableArray<Kernel> Kernels)
{
    /// <summary>
    /// Of gradients, where the first trainable parameter begins that neither this layer nor one before it uses: if nothing before that is trained,
    /// nobody wants them. Null if there is none.
    /// </summary>
    public int? FirstTrainableBehind { get; init; }

    /// <summary>The same without this layer: if nothing before that is trained, nobody wants what it passes on. Null too where gradients of inputs are wanted.</summary>
    public int? FirstTrainableOfOthers { get; init; }

    /// <summary>Of gradients, from which kernel on they compute nothing but what is passed on.</summary>
    public int PassingOn { get; init; } = int.MaxValue;

    /// <summary>Of gradients, kernel by kernel, the parameters that alone want what it computes, by their offsets; none where others do.</summary>
    public ImmutableArray<ImmutableArray<int>> OnlyFor { get; init; } = [];

    /// <summary>What happens behind it before the next routine, where the parts of a batch stop; null if they go on.</summary>
    public StageCut? Cut { get; init; }
}
