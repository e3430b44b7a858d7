using System;

namespace CompiledNet;

/// <summary>What stands in the report of a run.</summary>
public sealed class ReportOptions
{
    /// <summary>The title; null for the name of the network.</summary>
    public string? Title { get; init; }

    /// <summary>The samples that matrix, curves and mistakes are about; null for the validation data of the fit or, if it had none, the training data.</summary>
    public Dataset? Data { get; init; }

    /// <summary>How many mistakes are shown at most; 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int Mistakes { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "0 or more was expected."); } = 24;
}
