namespace CompiledNet;

/// <summary>What happens to a missing value of a CSV file.</summary>
public enum MissingValuePolicy
{
    /// <summary>Reading fails with a <see cref="DataFormatException"/> that names the place.</summary>
    Throw,

    /// <summary>The row is left out.</summary>
    DropRow,

    /// <summary>The mean of the column's other values in the file takes its place. A missing label still fails.</summary>
    FillMean,

    /// <summary><see cref="CsvOptions.FillValue"/> takes its place. A missing label still fails.</summary>
    FillValue,
}
