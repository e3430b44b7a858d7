namespace CompiledNet;

/// <summary>What the label columns of a CSV file hold.</summary>
public enum LabelKind
{
    /// <summary>The first label of a column decides: a number makes it <see cref="Number"/>, anything else <see cref="ClassIndex"/>.</summary>
    Auto,

    /// <summary>Numbers, taken as they are.</summary>
    Number,

    /// <summary>
    /// Names of classes, turned into 0, 1, 2 … in sorted order: by value if all are numbers, otherwise by ordinal
    /// comparison of the text. The order of the rows therefore does not matter.
    /// </summary>
    ClassIndex,
}
