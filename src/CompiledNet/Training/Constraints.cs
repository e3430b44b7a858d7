using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>The constraints on the trainable parameters of a network.</summary>
internal sealed class Constraints
{
    private readonly (IConstraint Constraint, ParameterView Values)[] _entries;

    public Constraints(NetworkDescription network)
    {
        var entries = new List<(IConstraint, ParameterView)>();
        foreach (var parameter in network.Parameters)
            if (parameter is { Trainable: true, Constraint: { } constraint })
                entries.Add((constraint, new ParameterView(parameter)));
        _entries = [.. entries];
    }

    /// <summary>Projects every constrained parameter back into its allowed set.</summary>
    public void Apply(Span<float> parameters)
    {
        foreach (var (constraint, values) in _entries)
        {
            constraint.Apply(values.Read(parameters), values.Shape);
            values.Write(parameters);
        }
    }
}
