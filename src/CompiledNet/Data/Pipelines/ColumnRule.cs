using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>
/// What a fitted step of a <see cref="Pipeline"/> makes of one column: none, one or several other columns. In a network's file a rule is its kind,
/// its texts and its numbers, and is made again of them. <see cref="ColumnRules"/> has to know rules of other packages.
/// </summary>
/// <param name="column">The column it reads.</param>
public abstract class ColumnRule(string column)
{
    /// <summary>The column it reads.</summary>
    public string Column => column;

    /// <summary>Its kind in a file; of a rule outside the core the name of its package, a slash, and its own: <c>CompiledNet.Text/BytePairs</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Its texts, such as categories.</summary>
    public virtual IReadOnlyList<string> Texts => [];

    /// <summary>Its numbers, all finite.</summary>
    public virtual IReadOnlyList<double> Numbers => [];

    /// <summary>The columns that take the place of the one it reads, as long as it.</summary>
    /// <exception cref="ArgumentException">The column holds something that the rule cannot take.</exception>
    public abstract IReadOnlyList<TableColumn> Apply(TableColumn read);

    /// <summary>The number that became this one.</summary>
    /// <exception cref="InvalidOperationException">There is no way back.</exception>
    public virtual double Invert(double number) => throw new InvalidOperationException($"A {Kind} step of the target '{column}' cannot be undone.");

    /// <summary>The exception for a value that the rule cannot take.</summary>
    /// <param name="row">The row, counted from 0.</param>
    /// <param name="expected">What was expected there.</param>
    /// <param name="came">What came, or null for a missing value.</param>
    protected ArgumentException Refused(int row, string expected, string? came) =>
        new($"Column '{column}', row {row}: {expected} was expected, but there is {(came is null ? "no value" : CsvText.Quote(came))}.", "table");
}
