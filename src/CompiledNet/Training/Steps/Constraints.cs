using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>The constraints on the parameters of a network that are trained.</summary>
internal sealed class Constraints
{
    private readonly (IConstraint Constraint, ParameterView Values, int Index)[] _entries;

    public Constraints(NetworkDescription network)
    {
        var entries = new List<(IConstraint, ParameterView, int)>();
        for (int i = 0; i < network.Parameters.Count; i++)
            if (network.Parameters[i] is { Trainable: true, Constraint: { } constraint } parameter)
                entries.Add((constraint, new ParameterView(parameter), i));
        _entries = [.. entries];
    }

    /// <summary>Projects every constrained parameter back into its allowed set.</summary>
    public void Apply(Span<float> parameters, FrozenParameters frozen)
    {
        foreach (var (constraint, values, index) in _entries)
        {
            if (frozen[index]) continue;
            constraint.Apply(values.Read(parameters), values.Shape);
            values.Write(parameters);
        }
    }
}
