using System;
using System.Collections.Generic;
using System.Globalization;

namespace CompiledNet.Tuning;

/// <summary>A finished trial.</summary>
/// <param name="Number">Its number, counted from 0.</param>
/// <param name="Point">What was tried.</param>
/// <param name="State">How it ended.</param>
/// <param name="Value">The value of the objective; NaN if it failed.</param>
public sealed record Trial(int Number, Point Point, TrialState State, double Value)
{
    /// <summary>The values on the way, by growing steps.</summary>
    public IReadOnlyList<TrialReport> Reports { get; init; } = [];

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Why it failed; null if it did not.</summary>
    public string? Error { get; init; }

    /// <summary>A line: number, value or how it ended, and the point.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"trial {Number}: {State switch
    {
        TrialState.Complete => Value.ToString("G6", CultureInfo.InvariantCulture),
        TrialState.Stopped => string.Create(CultureInfo.InvariantCulture, $"stopped at {Value:G6}"),
        _ => $"failed ({Error})",
    }} - {Point}");
}
