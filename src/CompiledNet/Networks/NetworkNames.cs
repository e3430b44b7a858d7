using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>
/// The names of the data that a network was fitted to: <see cref="NetworkFitting.Fit"/> learns them, a file keeps them, and
/// data given later is put in their order. A network that was fitted to data without names has none.
/// </summary>
public static class NetworkNames
{
    /// <summary>The names of the inputs, number by number, or empty.</summary>
    public static IReadOnlyList<string> FeatureNames<T>(this INetwork<T> network) where T : unmanaged => Of(network).Features;

    /// <summary>The names of the targets, number by number, or empty.</summary>
    public static IReadOnlyList<string> TargetNames<T>(this INetwork<T> network) where T : unmanaged => Of(network).Targets;

    /// <summary>The names of the classes by their index, or empty.</summary>
    public static IReadOnlyList<string> ClassNames<T>(this INetwork<T> network) where T : unmanaged => Of(network).Classes;

    /// <summary>All three.</summary>
    internal static DataNames Of<T>(INetwork<T> network) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        return NetworkBelongings.Of(network).Names;
    }

    /// <summary>From now on the network knows these names and no others.</summary>
    internal static void Set<T>(INetwork<T> network, DataNames names) where T : unmanaged => NetworkBelongings.Of(network).Names = names;

    /// <summary>The data in the order that the network knows.</summary>
    /// <exception cref="ArgumentException">The data has other names.</exception>
    internal static Dataset Align<T>(INetwork<T> network, Dataset data) where T : unmanaged => data.AlignTo(Of(network), $"the network '{network.Description.Name}'");

    /// <inheritdoc cref="Align{T}(INetwork{T}, Dataset)"/>
    internal static IBatchSource Align<T>(INetwork<T> network, IBatchSource source) where T : unmanaged =>
        AlignedSource.Of(source, Of(network), $"the network '{network.Description.Name}'");

    /// <summary>The network is about to learn from data with these names, in the order that it knows.</summary>
    internal static void Learn<T>(INetwork<T> network, DataNames names) where T : unmanaged => Set(network, Of(network).Or(names));
}
