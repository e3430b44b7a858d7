using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Benchmarks.Models;

/// <summary>A chain of layers with their weights: the one source from which ours and every peer take theirs.</summary>
public sealed class Model(IReadOnlyList<ModelLayer> layers)
{
    public IReadOnlyList<ModelLayer> Layers { get; } = layers;

    public int InputSize => Layers[0].InputSize;

    public int OutputSize => Layers[^1].OutputSize;

    /// <summary>Multiply-adds of one sample.</summary>
    public long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);

    /// <summary>Weights and biases, without padding.</summary>
    public int ParameterCount => Arrays.Sum(array => array.Length);

    /// <summary>Whether all its layers are dense.</summary>
    public bool IsDense => Layers.All(layer => layer is DenseLayer);

    /// <summary>The weights as they stand in <paramref name="network"/>.</summary>
    public float[] ReadFrom(INetwork<float> network)
    {
        float[] all = new float[ParameterCount];
        int at = 0;
        foreach (var parameter in Matching(network))
        {
            parameter.Gather<float>(network.Parameters.Span, all.AsSpan(at, parameter.Count));
            at += parameter.Count;
        }

        return all;
    }

    /// <summary>Puts this model's weights into <paramref name="network"/>.</summary>
    public void WriteTo(INetwork<float> network)
    {
        foreach (var (parameter, values) in Matching(network).Zip(Arrays))
            network.Weights[parameter.Name].Set(values);
    }

    /// <summary>All weights one after another: kernel, bias, kernel, bias …</summary>
    public float[] Flatten() => [.. Arrays.SelectMany(array => array)];

    private IEnumerable<float[]> Arrays => Layers.SelectMany(layer => layer.Parameters);

    private IReadOnlyList<ParameterDescription> Matching(INetwork<float> network)
    {
        var parameters = network.Description.Parameters;
        return parameters.Select(parameter => parameter.Count).SequenceEqual(Arrays.Select(array => array.Length))
            ? parameters
            : throw new InvalidOperationException($"{network.Description.Name} has other parameters than its model.");
    }
}
