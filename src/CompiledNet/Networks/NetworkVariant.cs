using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>A network in one of the sizes that its layers are declared with.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class NetworkVariant<T> where T : unmanaged
{
    private readonly Func<int, INetwork<T>> _create;

    /// <summary>Emitted for each combination of sizes.</summary>
    /// <param name="sizes">The size of each layer that has variants.</param>
    /// <param name="create">Makes a network with the first random weights of a seed.</param>
    public NetworkVariant(IReadOnlyList<int> sizes, Func<int, INetwork<T>> create)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(create);
        (Sizes, _create) = (sizes, create);
    }

    /// <summary>The size of each layer of <see cref="NetworkVariants{T}.Layers"/>.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>A network of these sizes with its first random weights.</summary>
    /// <param name="seed">The same seed gives the same weights.</param>
    public INetwork<T> Create(int seed = 0) => _create(seed);

    /// <summary>Such as <c>16 × 8</c>.</summary>
    public override string ToString() => string.Join(" × ", Sizes);
}
