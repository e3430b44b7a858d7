using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>The penalties on the trainable parameters of a network.</summary>
internal sealed class Penalties
{
    private readonly (IRegularizer Regularizer, ParameterView Values, ParameterView Gradient)[] _entries;

    public Penalties(NetworkDescription network)
    {
        var entries = new List<(IRegularizer, ParameterView, ParameterView)>();
        foreach (var parameter in network.Parameters)
            if (parameter is { Trainable: true, Regularizer: { } regularizer })
                entries.Add((regularizer, new ParameterView(parameter), new ParameterView(parameter)));
        _entries = [.. entries];
    }

    /// <summary>Whether there is any.</summary>
    public bool Any => _entries.Length > 0;

    /// <summary>The sum of all penalties, the part of the loss that does not depend on the data.</summary>
    public double Sum(ReadOnlySpan<float> parameters)
    {
        double sum = 0;
        foreach (var (regularizer, values, _) in _entries) sum += regularizer.Penalty(values.Read(parameters), values.Shape);
        return sum;
    }

    /// <summary>Adds the gradients of all penalties to <paramref name="gradients"/>.</summary>
    public void AddGradients(ReadOnlySpan<float> parameters, Span<float> gradients)
    {
        foreach (var (regularizer, values, gradient) in _entries)
        {
            regularizer.AddGradient(values.Read(parameters), values.Shape, gradient.Read(gradients));
            gradient.Write(gradients);
        }
    }
}
