using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Numerics;

namespace CompiledNet.Tuning;

/// <summary>
/// Looks for the point of a space with the best value. <c>Search.Run(space, trial => …)</c> is all it takes; the objective gets the values by
/// <c>trial.Get(rate)</c> and gives a number, such as the loss on validation data.
/// </summary>
public static class Search
{
    /// <summary>Runs a search on the threads of this process.</summary>
    /// <param name="space">What may be set.</param>
    /// <param name="objective">Gives the value of a trial; called on several threads at once if <see cref="SearchOptions.Parallel"/> is above 1. A trial whose objective throws or gives NaN or an infinite number is marked as failed, and the search goes on.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">The space is empty, or an option does not fit.</exception>
    /// <exception cref="TrialFileException">The file is damaged, or of another space.</exception>
    /// <exception cref="System.IO.IOException">The file cannot be read or written, or another search holds it.</exception>
    /// <exception cref="InvalidOperationException">Of several processes another one could not open the file.</exception>
    /// <exception cref="TrialRunnerException">The objective threw in one of several processes.</exception>
    public static SearchResult Run(SearchSpace space, Func<RunningTrial, double> objective, SearchOptions? options = null) =>
        options?.Exchange is { } exchange ? RankSearch.Run(space, objective, options, exchange) : RunAsync(space, new LocalTrialRunner(objective), options).GetAwaiter().GetResult();

    /// <summary>Runs a search whose trials a runner runs.</summary>
    /// <param name="space">What may be set.</param>
    /// <param name="runner">Runs the trials.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">The space is empty, or an option does not fit.</exception>
    /// <exception cref="TrialFileException">The file is damaged, or of another space.</exception>
    /// <exception cref="System.IO.IOException">The file cannot be read or written, or another search holds it.</exception>
    /// <exception cref="TrialRunnerException">The runner cannot run trials; those that have finished are in the file.</exception>
    public static async Task<SearchResult> RunAsync(SearchSpace space, ITrialRunner runner, SearchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(runner);
        options ??= new SearchOptions();
        Check(space, options);
        if (options.Exchange is not null) throw new ArgumentException("Several processes search together with an objective that each of them runs, by Search.Run; a runner of trials has processes of its own.", nameof(options));
        using var file = options.File is null ? null : TrialFile.Open(options.File, space, options.Direction);
        return await new SearchLoop(space, runner, options, file, file?.Trials ?? [], options.CancellationToken).RunAsync().ConfigureAwait(false);
    }

    /// <summary>Refuses options that do not fit each other or the space.</summary>
    internal static void Check(SearchSpace space, SearchOptions options)
    {
        if (space.Hyperparameters.Count == 0)
            throw new ArgumentException("The space has no point to try: declare hyper-parameters with Float, Int, Choice or Boolean.", nameof(space));
        ArgumentNullException.ThrowIfNull(options.Strategy, "options.Strategy");
        if (options.Trials < 1) throw new ArgumentException($"A search needs one trial or more, not {options.Trials}.", nameof(options));
        if (options.Parallel < 1) throw new ArgumentException($"One trial or more has to be under way, not {options.Parallel}.", nameof(options));
        if (options is { Exchange: not null, Parallel: > 1 }) throw new ArgumentException($"Several processes run one trial at a time together, not {options.Parallel}.", nameof(options));
        if (options.Direction is not (MetricDirection.LowerIsBetter or MetricDirection.HigherIsBetter))
            throw new ArgumentException($"A search needs to know which direction of its value is the better one; {options.Direction} says none.", nameof(options));
        options.Strategy.Check(space);
    }
}
