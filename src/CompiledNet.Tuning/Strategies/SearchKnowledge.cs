using System.Collections.Generic;

namespace CompiledNet.Tuning;

/// <summary>What a strategy knows when it is asked for the next point.</summary>
/// <param name="Space">The space.</param>
/// <param name="Number">The number of the next trial, counted from 0.</param>
/// <param name="Finished">The finished trials in the order of their numbers.</param>
/// <param name="Pending">The points of trials that are under way, of which nothing is known.</param>
/// <param name="Direction">Which direction of the value is the better one.</param>
/// <param name="Seed">The seed of the search.</param>
public sealed record SearchKnowledge(
    SearchSpace Space, int Number, IReadOnlyList<Trial> Finished, IReadOnlyList<Point> Pending, MetricDirection Direction, int Seed)
{
    /// <summary>The value as one of which less is better.</summary>
    public double Cost(double value) => Direction == MetricDirection.HigherIsBetter ? -value : value;
}
