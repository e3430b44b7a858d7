using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet.Tuning;

/// <summary>An axis of a plot of parallel coordinates.</summary>
/// <param name="Name">The hyper-parameter, or what the value is called.</param>
/// <param name="Ticks">Marks with their heights, from 0 at the foot to 1 at the head.</param>
public sealed record ParallelAxis(string Name, IReadOnlyList<(double Height, string Label)> Ticks)
{
    private const int Most = 12, Few = 5;

    /// <summary>All values if they are few, else five at equal distances.</summary>
    internal static ParallelAxis Of(Hyperparameter hyperparameter)
    {
        var ticks = hyperparameter.Levels(hyperparameter.Count <= Most ? Most : Few).Select(value =>
            (hyperparameter.ToUnit(value), hyperparameter is FloatHyperparameter ? value.ToString("G3", CultureInfo.InvariantCulture) : hyperparameter.Format(value)));
        return new ParallelAxis(hyperparameter.Name, [.. ticks]);
    }

    internal static ParallelAxis OfValue(string name, double low, double high) => new(name,
        [.. Enumerable.Range(0, Few).Select(i => (i / (Few - 1.0), double.Lerp(low, high, i / (Few - 1.0)).ToString("G3", CultureInfo.InvariantCulture)))]);
}
