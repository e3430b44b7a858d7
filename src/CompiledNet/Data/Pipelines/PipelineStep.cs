using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>
/// A step of a <see cref="Pipeline"/> before it is fitted, from <see cref="Impute"/>, <see cref="Encode"/>,
/// <see cref="Scale"/>, <see cref="Drop(string[])"/>, another package or a program of one's own. It treats each of its columns on its own.
/// </summary>
public sealed class PipelineStep
{
    private readonly Func<TableColumn, bool> _applies;
    private readonly Func<TableColumn, ColumnRule> _fit;

    /// <summary>A step of one's own; see <see cref="ColumnRules.Register"/>.</summary>
    /// <param name="name">What the step is called in messages.</param>
    /// <param name="columns">The columns it reads; empty for all that it applies to, but the target.</param>
    /// <param name="applies">Whether it is for a column that is not named.</param>
    /// <param name="fit">Learns the rule for a column of the training data, as the steps before it left it.</param>
    public PipelineStep(string name, IReadOnlyList<string> columns, Func<TableColumn, bool> applies, Func<TableColumn, ColumnRule> fit)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(applies);
        ArgumentNullException.ThrowIfNull(fit);
        (Name, Columns, _applies, _fit) = (name, [.. columns], applies, fit);
    }

    /// <summary>The columns it reads; empty for all that it can be for, but the target.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>What the step is called.</summary>
    internal string Name { get; }

    /// <summary>Leaves columns out: they are not needed when the pipeline is applied.</summary>
    public static PipelineStep Drop(params string[] columns) => new("Drop", columns, _ => false, column => new DropRule(column.Name));

    /// <summary>Whether it is for a column that is not named.</summary>
    internal bool AppliesTo(TableColumn column) => _applies(column);

    /// <summary>Learns the rule for a column.</summary>
    /// <exception cref="ArgumentException">The column is not what the step is for.</exception>
    internal ColumnRule Fit(TableColumn column) => _fit(column);

    /// <summary>The name and what it reads.</summary>
    public override string ToString() => $"{Name}({string.Join(", ", Columns)})";
}
