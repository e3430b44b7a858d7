using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet.Tuning;

/// <summary>The values of an objective over folds.</summary>
/// <param name="Values">One of each fold.</param>
public sealed record CrossValidationScore(IReadOnlyList<double> Values)
{
    /// <summary>Their mean.</summary>
    public double Mean => Values.Average();

    /// <summary>Their standard deviation, with the divisor n as scikit-learn's users compute it.</summary>
    public double StandardDeviation
    {
        get
        {
            double mean = Mean;
            return Math.Sqrt(Values.Average(value => (value - mean) * (value - mean)));
        }
    }

    /// <summary>Such as <c>0.4712 ± 0.0213 over 5 folds</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mean:G4} ± {StandardDeviation:G3} over {Values.Count} folds");
}
