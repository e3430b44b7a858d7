using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>
/// The gradients that wait for an update, parameter by parameter, row-major in the shapes that users see. They may be read and changed;
/// those of parameters that are frozen are zero and change nothing.
/// </summary>
public sealed class NamedGradients
{
    private readonly NetworkDescription _network;
    private readonly BatchGradient _gradient;

    internal NamedGradients(NetworkDescription network, BatchGradient gradient)
    {
        (_network, _gradient) = (network, gradient);
        var names = new List<string>();
        foreach (var parameter in network.Parameters)
            if (parameter.Trainable) names.Add(parameter.Name);
        Names = names;
    }

    /// <summary>The names of the trainable parameters, such as <c>dense/kernel</c>.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A copy of the gradient of a parameter; setting it replaces the gradient.</summary>
    /// <exception cref="KeyNotFoundException">There is no trainable parameter of that name; the message names those there are.</exception>
    /// <exception cref="ArgumentException">The parameter has another number of numbers.</exception>
    /// <exception cref="InvalidOperationException">There is no gradient: <see cref="Trainer.Backward"/> comes first.</exception>
    public float[] this[string name]
    {
        get
        {
            float[] values = new float[Find(name).Count];
            Read(name, values);
            return values;
        }
        set => Write(name, value);
    }

    /// <summary>Copies the gradient of a parameter; allocates nothing.</summary>
    /// <inheritdoc cref="this[string]" path="/exception"/>
    public void Read(string name, Span<float> values) => Find(name).Gather<float>(Block(), values);

    /// <summary>Replaces the gradient of a parameter; allocates nothing.</summary>
    /// <inheritdoc cref="this[string]" path="/exception"/>
    public void Write(string name, ReadOnlySpan<float> values) => Find(name).Scatter(values, Block());

    /// <summary>Copies the gradient that the last step took.</summary>
    internal void ReadLast(string name, Span<float> values)
    {
        var parameter = Find(name);
        if (!_gradient.HasRun) throw new InvalidOperationException("There is no gradient before the first batch.");
        _gradient.Complete();
        parameter.Gather<float>(_gradient.Gradient, values);
    }

    private Span<float> Block()
    {
        if (!_gradient.IsPending) throw new InvalidOperationException("There is no gradient since the last step: the order is Forward, Backward as often as wanted, Update.");
        _gradient.Collect();
        return _gradient.Gradient;
    }

    private ParameterDescription Find(string name)
    {
        foreach (var parameter in _network.Parameters)
            if (parameter.Trainable && parameter.Name == name) return parameter;
        throw new KeyNotFoundException($"There is no trainable parameter '{name}' among: {string.Join(", ", Names)}.");
    }
}
