using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>The parameters of a network by name, as <c>model.Weights["dense/kernel"]</c>: to be read, set, copied, blended and averaged.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>Everything here works on the network's own parameters, while whoever predicts with it may see some of the old and some of the new ones; see <see cref="NetworkExchange.Replace"/>.</remarks>
public sealed class WeightCollection<T> : IReadOnlyList<Weight<T>> where T : unmanaged
{
    private readonly INetwork<T> _network;

    /// <summary>The parameters of a network.</summary>
    public WeightCollection(INetwork<T> network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
    }

    /// <summary>How many parameters there are: kernels, biases and so on, not their numbers.</summary>
    public int Count => _network.Description.Parameters.Count;

    /// <summary>How many numbers all of them have together.</summary>
    public long NumberCount => _network.Description.Parameters.Sum(parameter => (long)parameter.Count);

    /// <summary>The parameter at a position in <see cref="NetworkDescription.Parameters"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public Weight<T> this[int index] => new(_network, _network.Description.Parameters[index]);

    /// <summary>The parameter of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names those there are.</exception>
    public Weight<T> this[string name] => new(_network, _network.Description.Parameters.FirstOrDefault(parameter => parameter.Name == name)
        ?? throw new KeyNotFoundException($"{_network.Description.Name} has no '{name}' among: {string.Join(", ", _network.Description.Parameters.Select(parameter => parameter.Name))}."));

    /// <summary>The square root of the sum of the squares of all numbers.</summary>
    public double Norm() => Math.Sqrt(this.Sum(weight => weight.SumOfSquares()));

    /// <summary>Copies the weights of another network, found by name.</summary>
    /// <param name="source">The other network; it need not be of the same class.</param>
    /// <param name="mode">Whether all have to be there in the same shapes, or what fits is taken.</param>
    /// <returns>What was copied and what was not.</returns>
    /// <exception cref="ArgumentException">The mode is strict, and the networks differ in a name or a shape, or in the names of features, targets or classes that both know; nothing is copied then.</exception>
    public LoadReport CopyFrom(INetwork<T> source, LoadMode mode = LoadMode.Strict)
    {
        using var change = _network.ParameterSet.Change();
        return WeightCopy.Run(source, _network, change.Span, mode);
    }

    /// <summary>Moves all weights towards those of another network: w ← (1 − share) · w + share · other, as a target network of reinforcement learning follows.</summary>
    /// <param name="other">A network with the same parameters.</param>
    /// <param name="share">From 0, nothing changes, to 1, the other's.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    /// <exception cref="ArgumentException">The networks differ in a name or a shape, or in the names of features, targets or classes that both know.</exception>
    public void Blend(INetwork<T> other, double share)
    {
        if (!(share is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "From 0 to 1 was expected.");
        Combine([(_network, 1 - share), (other, share)]);
    }

    /// <summary>Sets every weight to the mean of those of other networks, computed in double precision; this network may be among them.</summary>
    /// <param name="networks">Networks with the same parameters, one at least.</param>
    /// <exception cref="ArgumentException">There are none, or one differs in a name or a shape, or in the names of features, targets or classes that both know.</exception>
    public void SetToMean(params IReadOnlyList<INetwork<T>> networks)
    {
        ArgumentNullException.ThrowIfNull(networks);
        if (networks.Count == 0) throw new ArgumentException("One network at least was expected.", nameof(networks));
        Combine([.. networks.Select(network => (network, 1.0 / networks.Count))]);
    }

    /// <inheritdoc/>
    public IEnumerator<Weight<T>> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Σ factor · w; all sums are there before the first is put in place.
    private void Combine((INetwork<T> Network, double Factor)[] terms)
    {
        foreach (var (network, _) in terms) WeightCopy.RequireSame(network, _network);
        var sums = this.Select(weight => new double[weight.Count]).ToArray();
        foreach (var (network, factor) in terms)
        {
            // Taken once, as Replace may exchange them meanwhile.
            var weights = network.Parameters;
            var theirs = network.Description.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
            for (int i = 0; i < sums.Length; i++)
            {
                var values = new T[sums[i].Length];
                theirs[this[i].Name].Gather(weights.Span, values);
                for (int j = 0; j < values.Length; j++) sums[i][j] += factor * Number<T>.ToDouble(values[j]);
            }
        }

        for (int i = 0; i < sums.Length; i++) this[i].Set(Array.ConvertAll(sums[i], Number<T>.FromDouble));
    }
}
