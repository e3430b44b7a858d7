using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet.Explanations;

/// <summary>How much worse a score becomes without a column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Drops">What the score lost in each repetition: for a loss or an error, how much it grew.</param>
public sealed record ColumnImportance(string Column, IReadOnlyList<double> Drops)
{
    /// <summary>The mean over the repetitions.</summary>
    public double Mean => Drops.Average();

    /// <summary>The standard deviation over the repetitions, with the divisor n.</summary>
    public double StandardDeviation
    {
        get
        {
            double mean = Mean;
            return Math.Sqrt(Drops.Average(drop => (drop - mean) * (drop - mean)));
        }
    }

    /// <summary>Such as <c>glucose 0.1234 ± 0.0101</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Column} {Mean:F4} ± {StandardDeviation:F4}");
}
