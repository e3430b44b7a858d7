using System;
using CompiledNet.CompilerServices;

namespace CompiledNet;

/// <summary>Exchanges the weights of a network while others predict with it.</summary>
public static class NetworkExchange
{
    /// <summary>
    /// Gives a network the weights of another in one moment: every prediction of the network, its sessions and predictors computes with all
    /// of the old weights or all of the new ones, and never waits.
    /// </summary>
    /// <remarks>
    /// Loading, fitting and <see cref="INetwork{T}.Weights"/> change weights in place, number by number, so that predictions at the same
    /// time see a mixture. A server that learns trains or loads a second network, and gives its weights to the first:
    /// <c>live.Replace(Net.FromFile(path))</c>. A session of rounded weights keeps its own until its <c>Refresh</c>. While a
    /// network is fitted, its weights are not to be replaced. Copies the weights, so that the other network stays what it is. Weights that belong to another
    /// pipeline, or to columns or classes of other names, are refused, as those of the network stay: put the other network in the place of this one.
    /// </remarks>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network that others use.</param>
    /// <param name="source">A network with the same parameters, which nobody changes meanwhile.</param>
    /// <exception cref="ArgumentException">The networks differ in the name or the shape of a parameter, in the names of features, targets or classes that both know, or in their pipelines.</exception>
    public static void Replace<T>(this INetwork<T> network, INetwork<T> source) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(source);
        if (network.Pipeline() is { } own && source.Pipeline() is { } other && !own.IsSameAs(other))
            throw new ArgumentException("The weights of the other network belong to another pipeline than the one that this network applies to raw rows: put the other network in the place of this one.", nameof(source));
        var set = network.ParameterSet.NewSibling();
        using (var change = set.Change()) WeightCopy.Run(source, network, change.Span, LoadMode.Strict);
        // What follows from them is there before anybody sees them.
        set.Derive();
        network.ParameterSet = set;
    }
}
