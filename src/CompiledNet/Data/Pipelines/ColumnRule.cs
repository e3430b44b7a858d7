using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>
/// What a fitted step makes of one column: none, one or several other columns. A rule is its kind, its texts and its
/// numbers, and is made again of them when it comes out of a file.
/// </summary>
/// <param name="column">The column it reads.</param>
internal abstract class ColumnRule(string column)
{
    /// <summary>The column it reads.</summary>
    public string Column => column;

    /// <summary>Its kind in a file.</summary>
    public abstract string Kind { get; }

    /// <summary>Its texts, such as categories.</summary>
    public virtual IReadOnlyList<string> Texts => [];

    /// <summary>Its numbers.</summary>
    public virtual double[] Numbers => [];

    /// <summary>The columns that take the place of the one it reads.</summary>
    /// <exception cref="ArgumentException">The column holds something that the rule cannot take.</exception>
    public abstract TableColumn[] Apply(TableColumn read);

    /// <summary>The number that became this one.</summary>
    public virtual double Invert(double number) => throw new InvalidOperationException($"A {Kind} step of the target '{column}' cannot be undone.");

    /// <summary>The exception for a value that the rule cannot take.</summary>
    protected ArgumentException Refused(int row, string expected, string? came) =>
        new($"Column '{column}', row {row}: {expected} was expected, but there is {(came is null ? "no value" : CsvText.Quote(came))}.", "table");
}
