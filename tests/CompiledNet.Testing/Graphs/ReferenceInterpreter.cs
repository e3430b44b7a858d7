using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Testing;

/// <summary>Computes a random graph in plain loops over double numbers, independently of everything that is compiled.</summary>
/// <param name="graph">The graph.</param>
/// <param name="weights">The parameters by name, row-major.</param>
public sealed class ReferenceInterpreter(RandomGraph graph, IReadOnlyDictionary<string, double[]> weights)
{
    /// <summary>The outputs of one sample, one after another.</summary>
    public double[] Predict(ReadOnlySpan<double> sample)
    {
        var values = Run(sample);
        return [.. graph.Outputs.SelectMany(output => values[output.Layer.Name])];
    }

    /// <summary>The weighted sum of the mean squared errors of one sample.</summary>
    public double Loss(ReadOnlySpan<double> sample, ReadOnlySpan<double> targets)
    {
        var values = Run(sample);
        double total = 0;
        int at = 0;
        foreach (var (layer, weight) in graph.Outputs.Where(output => output.Weight > 0))
        {
            double sum = 0;
            foreach (double y in values[layer.Name])
            {
                double error = y - targets[at++];
                sum += error * error;
            }

            total += weight * sum / layer.Size;
        }

        return total;
    }

    private Dictionary<string, double[]> Run(ReadOnlySpan<double> sample)
    {
        var values = new Dictionary<string, double[]>();
        int at = 0;
        foreach (var layer in graph.Layers)
        {
            double[] y;
            if (layer.Kind == "Input")
            {
                y = sample.Slice(at, layer.Size).ToArray();
                at += layer.Size;
            }
            else y = Evaluate(layer, [.. layer.Inputs.Select(input => values[input])]);

            values[layer.Name] = layer.Activation == "Softmax" ? Softmax(y, layer.Channels) : layer.Activation is { } f ? [.. y.Select(x => Activate(f, x))] : y;
        }

        return values;
    }

    private double[] Evaluate(GraphLayer layer, double[][] inputs) => layer.Kind switch
    {
        "Dense" => Dense(layer, inputs[0]),
        "Concatenate" => Concatenate(layer, inputs),
        "Add" => Merge(inputs, Enumerable.Sum),
        "Subtract" => Merge(inputs, x => x[0] - x[1]),
        "Multiply" => Merge(inputs, x => x.Aggregate((a, b) => a * b)),
        "Average" => Merge(inputs, Enumerable.Average),
        "Maximum" => Merge(inputs, Enumerable.Max),
        "Minimum" => Merge(inputs, Enumerable.Min),
        "Activation" or "Softmax" or "Dropout" or "Flatten" or "Reshape" => inputs[0],
        _ => throw new NotSupportedException(layer.Kind),
    };

    private double[] Dense(GraphLayer layer, double[] x)
    {
        int units = layer.Channels, positions = layer.Size / units, terms = x.Length / positions;
        double[] kernel = weights[layer.Name + "/kernel"];
        double[]? bias = layer.UseBias ? weights[layer.Name + "/bias"] : null;
        double[] y = new double[layer.Size];
        for (int position = 0; position < positions; position++)
        {
            for (int unit = 0; unit < units; unit++)
            {
                double sum = bias is null ? 0 : bias[unit];
                for (int k = 0; k < terms; k++) sum += x[position * terms + k] * kernel[k * units + unit];
                y[position * units + unit] = sum;
            }
        }

        return y;
    }

    private static double[] Concatenate(GraphLayer layer, double[][] inputs)
    {
        int outer = layer.Shape.Take(layer.Axis).Aggregate(1, (product, length) => product * length);
        var y = new List<double>();
        for (int block = 0; block < outer; block++)
            foreach (double[] input in inputs) y.AddRange(input.AsSpan(block * (input.Length / outer), input.Length / outer));
        return [.. y];
    }

    private static double[] Merge(double[][] inputs, Func<double[], double> combine) =>
        [.. inputs[0].Select((_, i) => combine([.. inputs.Select(input => input[i])]))];

    private static double[] Softmax(double[] x, int channels) =>
        [.. x.Chunk(channels).SelectMany(vector => vector.Select(value => 1 / vector.Sum(other => Math.Exp(other - value))))];

    private static double Activate(string name, double x) => name switch
    {
        "Tanh" => Math.Tanh(x),
        "Sigmoid" => 1 / (1 + Math.Exp(-x)),
        "SiLU" => x / (1 + Math.Exp(-x)),
        "Softplus" => Math.Log(1 + Math.Exp(x)),
        "ELU" => x > 0 ? x : Math.Exp(x) - 1,
        "ReLU" => Math.Max(0, x),
        "LeakyReLU" => x > 0 ? x : 0.3 * x,
        "Softsign" => x / (1 + Math.Abs(x)),
        _ => throw new NotSupportedException(name),
    };
}
