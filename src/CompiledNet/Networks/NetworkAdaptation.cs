using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>Adapts the layers of a network that describe data, such as <see cref="NormalizationAttribute"/>.</summary>
public static class NetworkAdaptation
{
    /// <summary>
    /// Sets mean and variance of every normalization to those of what it reads, computed in double precision; as Keras'
    /// <c>Normalization.adapt</c>. They are parameters, so that they are saved with the network.
    /// </summary>
    /// <param name="network">The network; its parameters are changed in place.</param>
    /// <param name="data">The data to be described, usually that of training.</param>
    /// <exception cref="ArgumentException">The data has not as many features as the network has inputs.</exception>
    /// <exception cref="InvalidOperationException">There is no such layer, or one does not read an input of the network, but what another layer makes of it.</exception>
    public static void Adapt(this INetwork<float> network, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        var description = network.Description;
        data = data.AlignFeatures(network);
        if (data.FeatureCount != description.InputSize)
            throw new ArgumentException($"The network '{description.Name}' reads {description.InputSize} numbers a sample, but the data has {data.FeatureCount} features.", nameof(data));
        var adapted = description.Parameters.Where(parameter => parameter.AdaptedTo is not null).ToArray();
        if (adapted.Length == 0) throw new InvalidOperationException($"The network '{description.Name}' has no layer that is adapted to data.");

        // All are looked up before the first is changed.
        var inputs = Array.ConvertAll(adapted, parameter => InputOf(description, parameter));
        using var change = network.ParameterSet.Change();
        var moments = new Dictionary<InputDescription, ChannelMoments>();
        for (int i = 0; i < adapted.Length; i++)
        {
            if (!moments.TryGetValue(inputs[i], out var found)) moments[inputs[i]] = found = ChannelMoments.Of(data, inputs[i].Offset, inputs[i].Shape);
            adapted[i].Scatter<float>(adapted[i].AdaptedTo == DataStatistic.Mean ? found.Mean : found.Variance, change.Span);
        }

        NetworkNames.Learn(network, DataNames.None with { Features = data.FeatureNames });
    }

    private static InputDescription InputOf(NetworkDescription network, ParameterDescription parameter)
    {
        string name = parameter.Name[..parameter.Name.LastIndexOf('/')];
        string read = network.Layers.Single(layer => layer.Name == name).Inputs[0];
        return network.Inputs.FirstOrDefault(input => input.Name == read)
            ?? throw new InvalidOperationException($"'{name}' reads the layer '{read}'. Only layers that read an input can be adapted to data: give '{name}' mean and variance, or put it first.");
    }
}
