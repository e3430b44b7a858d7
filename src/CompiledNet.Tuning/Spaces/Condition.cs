using System;

namespace CompiledNet.Tuning;

/// <summary>When a hyper-parameter counts: another one has a value of a kind, and counts itself.</summary>
public sealed class Condition
{
    private readonly Func<double, bool> _holds;

    internal Condition(Hyperparameter parent, Func<double, bool> holds, string text) => (Parent, _holds, Text) = (parent, holds, text);

    /// <summary>The hyper-parameter whose value decides.</summary>
    public Hyperparameter Parent { get; }

    private string Text { get; }

    /// <summary>Whether <paramref name="value"/>, of the parent, is of the kind; NaN, for a parent that does not count, never is.</summary>
    internal bool Holds(double value) => !double.IsNaN(value) && _holds(value);

    /// <summary>Such as <c>optimizer is sgd</c>.</summary>
    public override string ToString() => $"{Parent.Name} {Text}";
}
