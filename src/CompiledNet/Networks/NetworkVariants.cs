using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>
/// A network in all sizes that its layers are declared with, as in <c>[Dense&lt;ReLU&gt;(8, Variants = new[] { 16, 32 })]</c>: every combination is a compiled
/// network of its own, and a search tries them like any hyper-parameter. The class that declares them has them as <c>Variants</c>.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class NetworkVariants<T> : IReadOnlyList<NetworkVariant<T>> where T : unmanaged
{
    private readonly NetworkVariant<T>[] _all;

    /// <summary>Emitted as a table.</summary>
    /// <param name="layers">The names of the layers that have variants.</param>
    /// <param name="all">One for each combination of sizes, the declared one first.</param>
    /// <exception cref="ArgumentException">There is none, or one has not a size for each layer.</exception>
    public NetworkVariants(IReadOnlyList<string> layers, IReadOnlyList<NetworkVariant<T>> all)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(all);
        if (all.Count == 0 || all.Any(variant => variant.Sizes.Count != layers.Count))
            throw new ArgumentException($"Variants with {layers.Count} sizes each were expected.", nameof(all));
        (Layers, _all) = (layers, [.. all]);
    }

    /// <summary>The names of the layers that have variants.</summary>
    public IReadOnlyList<string> Layers { get; }

    /// <summary>How many variants there are.</summary>
    public int Count => _all.Length;

    /// <summary>A variant by its place; the declared sizes are the first.</summary>
    public NetworkVariant<T> this[int index] => _all[index];

    /// <summary>The sizes of a layer, ascending.</summary>
    /// <param name="layer">Its place in <see cref="Layers"/>.</param>
    public IReadOnlyList<int> SizesOf(int layer) => [.. _all.Select(variant => variant.Sizes[layer]).Distinct().Order()];

    /// <summary>The variant with given sizes.</summary>
    /// <param name="sizes">One for each of <see cref="Layers"/>.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public NetworkVariant<T> With(params ReadOnlySpan<int> sizes)
    {
        foreach (var variant in _all)
            if (sizes.SequenceEqual(variant.Sizes.ToArray())) return variant;
        throw new ArgumentException($"There is no variant {string.Join(" × ", sizes.ToArray())} of {string.Join(", ", Layers)} among: {string.Join(", ", _all.AsEnumerable())}.", nameof(sizes));
    }

    /// <inheritdoc/>
    public IEnumerator<NetworkVariant<T>> GetEnumerator() => _all.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
