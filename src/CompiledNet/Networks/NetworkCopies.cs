using System;

namespace CompiledNet;

/// <summary>Networks made of networks.</summary>
public static class NetworkCopies
{
    /// <summary>Another network of the same class with the same parameters, the same names of features and classes, the same pipeline and the same parameters frozen; each then goes its own way.</summary>
    /// <typeparam name="TSelf">The class of the network.</typeparam>
    /// <typeparam name="T">Its element type.</typeparam>
    public static TSelf Clone<TSelf, T>(this INetwork<TSelf, T> network) where TSelf : class, INetwork<TSelf, T> where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        var clone = TSelf.Create(null);
        network.Parameters.Span.CopyTo(clone.Parameters.Span);
        NetworkNames.Set(clone, NetworkNames.Of(network));
        NetworkFreezing.Set(clone, NetworkFreezing.Of(network).Marks());
        clone.Attach(network.Pipeline());
        return clone;
    }
}
