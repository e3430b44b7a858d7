using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>The penalties on the parameters of a network that are trained; as in Keras those that are frozen have none.</summary>
internal sealed class Penalties
{
    private readonly (IRegularizer Regularizer, ParameterView Values, ParameterView Gradient, int Index)[] _entries;

    public Penalties(NetworkDescription network)
    {
        var entries = new List<(IRegularizer, ParameterView, ParameterView, int)>();
        for (int i = 0; i < network.Parameters.Count; i++)
            if (network.Parameters[i] is { Trainable: true, Regularizer: { } regularizer } parameter)
                entries.Add((regularizer, new ParameterView(parameter), new ParameterView(parameter), i));
        _entries = [.. entries];
    }

    /// <summary>Whether there is any.</summary>
    public bool Any => _entries.Length > 0;

    /// <summary>The sum of all penalties, the part of the loss that does not depend on the data.</summary>
    public double Sum(ReadOnlySpan<float> parameters, FrozenParameters frozen)
    {
        double sum = 0;
        foreach (var (regularizer, values, _, index) in _entries)
            if (!frozen[index]) sum += regularizer.Penalty(values.Read(parameters), values.Shape);
        return sum;
    }

    /// <summary>Adds the gradients of all penalties to <paramref name="gradients"/>.</summary>
    public void AddGradients(ReadOnlySpan<float> parameters, Span<float> gradients, FrozenParameters frozen)
    {
        foreach (var (regularizer, values, gradient, index) in _entries)
        {
            if (frozen[index]) continue;
            regularizer.AddGradient(values.Read(parameters), values.Shape, gradient.Read(gradients));
            gradient.Write(gradients);
        }
    }
}
