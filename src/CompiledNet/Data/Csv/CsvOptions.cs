using System.Collections.Generic;

namespace CompiledNet;

/// <summary>How a CSV file is read: RFC 4180 with a choice of delimiter, numbers in the invariant culture unless separators are given. Lines that are empty, or all spaces and tabs, are passed over.</summary>
public sealed class CsvOptions
{
    /// <summary>What separates two fields.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>What stands before the fraction of a number; a comma in most of Europe.</summary>
    public char DecimalSeparator { get; init; } = '.';

    /// <summary>
    /// What may stand between groups of digits before the fraction; null for nothing. The last group has three digits,
    /// those before it two or three, so that 1.5 is refused and not taken for 15 where this is a point.
    /// </summary>
    public char? ThousandsSeparator { get; init; }

    /// <summary>
    /// Whether spaces at the beginning of a field are passed over, so that a quote behind them opens a quoted field; as in
    /// pandas. Without it a field of blanks and then a quote is refused, and blanks around other values do not matter.
    /// </summary>
    public bool SkipInitialSpace { get; init; }

    /// <summary>Whether the first record holds the names of the columns.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>How many lines before the header, or before the first record if there is no header, are passed over.</summary>
    public int SkipLines { get; init; }

    /// <summary>The label columns, which become the targets in this order; none for data without targets.</summary>
    public IReadOnlyList<CsvColumn> Labels { get; init; } = [];

    /// <summary>The feature columns in the wanted order; null takes all that are no labels. Other columns may hold anything.</summary>
    public IReadOnlyList<CsvColumn>? Columns { get; init; }

    /// <summary>The columns of a <see cref="Table"/> that hold texts although they look like numbers, such as codes; for tables only.</summary>
    public IReadOnlyList<CsvColumn> TextColumns { get; init; } = [];

    /// <summary>What a field without a value looks like, compared without blanks around it and without regard to case.</summary>
    public IReadOnlyList<string> MissingValues { get; init; } = ["", "?", "NA", "NaN"];

    /// <summary>What happens to a field without a value.</summary>
    public MissingValuePolicy Missing { get; init; } = MissingValuePolicy.Throw;

    /// <summary>The value for missing ones under <see cref="MissingValuePolicy.FillValue"/>.</summary>
    public float FillValue { get; init; }

    /// <summary>Whether labels are numbers or names of classes. Names of classes are possible with a single label column.</summary>
    public LabelKind LabelKind { get; init; }

    /// <summary>
    /// The names of the classes in order of their index, when it must be the same as in another file; a label that is
    /// not among them is then an error. Null takes the classes from the file, sorted.
    /// </summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>The longest record accepted, in characters.</summary>
    public int MaxRecordLength { get; init; } = 1 << 20;

    /// <summary>The largest number of columns accepted.</summary>
    public int MaxColumns { get; init; } = 1 << 16;

    /// <summary>The largest number of values accepted in all: 4 bytes each, 1 GiB unless set otherwise.</summary>
    public long MaxValues { get; init; } = 1 << 28;

    /// <summary>
    /// How many threads read a file, the calling one included; at least 1. The result is the same to the bit, and what is wrong is said of the same row. Files that are packed
    /// or not in UTF-8, those with lines to skip, small ones and readers take one thread.
    /// </summary>
    public int Threads { get; init; } = 1;
}
