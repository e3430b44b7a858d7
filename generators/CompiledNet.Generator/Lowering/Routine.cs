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
    /// Of gradients, where the first trainable parameter behind the layer begins: if none before that is trained, nobody wants them. Null if there is
    /// none behind.
    /// </summary>
    public int? FirstTrainableBehind { get; init; }
}
