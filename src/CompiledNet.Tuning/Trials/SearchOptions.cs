using System;
using System.Threading;

namespace CompiledNet.Tuning;

/// <summary>How a search goes on.</summary>
public sealed class SearchOptions
{
    /// <summary>Says which points to try.</summary>
    public SearchStrategy Strategy { get; init; } = new BayesianOptimization();

    /// <summary>How many trials there are in all, those of the file included; a grid may end before.</summary>
    public int Trials { get; init; } = 50;

    /// <summary>Which direction of the value is the better one; a loss is better if lower.</summary>
    public MetricDirection Direction { get; init; } = MetricDirection.LowerIsBetter;

    /// <summary>Ends trials early; null to let all go to their end.</summary>
    public StoppingRule? Stopping { get; init; }

    /// <summary>The seed of everything random: the same seed, space and options give the same trials.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// How many trials are under way at once, at least 1. A trial is chosen, and may be ended, by what is known of those that are so many numbers
    /// before it or more, so that the trials depend on this number but on no chance of which one ends first.
    /// </summary>
    public int Parallel { get; init; } = 1;

    /// <summary>
    /// A file to which every finished trial is added at once, and from which a search of the same space goes on: one line of JSON per trial.
    /// A kill at any moment leaves it readable. Null for none.
    /// </summary>
    public string? File { get; init; }

    /// <summary>
    /// The ranks that search together, so that the objective can hand them to <see cref="FitOptions.Exchange"/>; null for this process alone. All of them call <see cref="Search.Run"/> alike and
    /// run every trial, one at a time and on the calling thread. Rank 0 alone writes <see cref="File"/>, tells <see cref="Progress"/>, and its value of a trial counts. What an
    /// objective throws ends the search, as nobody knows where the other ranks are then.
    /// </summary>
    public Exchange? Exchange { get; init; }

    /// <summary>Is told of every trial that has finished, in the order in which they do, such as a <see cref="SearchProgress"/>; called by one thread at a time.</summary>
    public IProgress<Trial>? Progress { get; init; }

    /// <summary>Ends the search: no trial begins after it, those under way are asked to end and are not noted if they do.</summary>
    public CancellationToken CancellationToken { get; init; }
}
