using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>What a network with several outputs predicted, each output by its name.</summary>
public sealed class NamedOutputs
{
    private readonly string _network;
    private readonly Dictionary<string, float[]> _values = new(StringComparer.Ordinal);

    internal NamedOutputs(NetworkDescription network, ReadOnlySpan<float> outputs, int rows)
    {
        _network = network.Name;
        Names = [.. network.Outputs.Select(output => output.Name)];
        foreach (var output in network.Outputs)
        {
            int size = output.Positions * output.Shape[^1];
            float[] values = new float[rows * size];
            for (int row = 0; row < rows; row++) outputs.Slice(row * network.OutputSize + output.Offset, size).CopyTo(values.AsSpan(row * size));
            _values.Add(output.Name, values);
        }
    }

    /// <summary>The names of the outputs, in their order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The numbers of one output, row by row if there were several samples.</summary>
    /// <exception cref="KeyNotFoundException">The network has no such output.</exception>
    public float[] this[string name] => _values.TryGetValue(name, out float[]? values)
        ? values
        : throw new KeyNotFoundException($"The network '{_network}' has no output '{name}'; it has {string.Join(", ", Names)}.");
}
