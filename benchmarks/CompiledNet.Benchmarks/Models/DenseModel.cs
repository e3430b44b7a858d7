using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Benchmarks.Models;

/// <summary>A chain of dense layers with their weights: the one source from which ours and every peer take theirs.</summary>
public sealed class DenseModel
{
    private DenseModel(IReadOnlyList<DenseLayer> layers) => Layers = layers;

    public IReadOnlyList<DenseLayer> Layers { get; }

    public int InputSize => Layers[0].Inputs;

    public int OutputSize => Layers[^1].Outputs;

    /// <summary>Multiply-adds of one sample.</summary>
    public long MultiplyAdds => Layers.Sum(layer => (long)layer.Inputs * layer.Outputs);

    /// <summary>Weights and biases, without padding.</summary>
    public int ParameterCount => Layers.Sum(layer => layer.Kernel.Length + layer.Bias.Length);

    /// <summary>
    /// Weights uniform in ±√(6 / (inputs + outputs)) and small biases that are not zero, so that a peer which forgets
    /// them cannot agree with the others.
    /// </summary>
    public static DenseModel Random(int seed, int inputs, params ReadOnlySpan<(int Outputs, Activation Activation)> layers)
    {
        var random = new Random(seed);
        var made = new List<DenseLayer>();
        foreach (var (outputs, activation) in layers)
        {
            double limit = Math.Sqrt(6.0 / (inputs + outputs));
            made.Add(new DenseLayer(inputs, outputs, activation, Uniform(random, inputs * outputs, limit), Uniform(random, outputs, 0.1)));
            inputs = outputs;
        }

        return new DenseModel(made);
    }

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
        var arrays = Layers.SelectMany(layer => new[] { layer.Kernel, layer.Bias });
        foreach (var (parameter, values) in Matching(network).Zip(arrays))
            parameter.Scatter(values, network.Parameters.Span);
    }

    /// <summary>All weights one after another: kernel, bias, kernel, bias …</summary>
    public float[] Flatten() => Layers.SelectMany(layer => layer.Kernel.Concat(layer.Bias)).ToArray();

    private IReadOnlyList<ParameterDescription> Matching(INetwork<float> network)
    {
        var parameters = network.Description.Parameters;
        var counts = Layers.SelectMany(layer => new[] { layer.Kernel.Length, layer.Bias.Length });
        return parameters.Select(parameter => parameter.Count).SequenceEqual(counts)
            ? parameters
            : throw new InvalidOperationException($"{network.Description.Name} has other parameters than its model.");
    }

    private static float[] Uniform(Random random, int count, double limit)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = (float)((2 * random.NextDouble() - 1) * limit);
        return values;
    }
}
