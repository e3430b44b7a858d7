using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Tuning;

/// <summary>
/// Successive halving with first rungs of several heights, as nobody knows how soon a good trial shows: trials are shared among brackets, of
/// which bracket s begins at R/η^s steps and gets (s_max + 1)/(s + 1)·η^s parts of them; a trial is compared within its own (Li et al.,
/// "Hyperband: A Novel Bandit-Based Approach to Hyperparameter Optimization", JMLR 2018). Which bracket follows from the number of the trial.
/// </summary>
public sealed class Hyperband : StoppingRule
{
    private readonly SuccessiveHalving[] _brackets;
    private readonly int[] _turns;
    private readonly int _mostSteps;

    /// <summary>Sets up the brackets.</summary>
    /// <param name="mostSteps">The steps of a trial that is not ended, R, at least 1.</param>
    /// <param name="factor">The share that goes on at a rung is one of so many, η, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public Hyperband(int mostSteps, int factor = 3)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostSteps);
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 2);
        _mostSteps = mostSteps;
        var least = new List<int> { mostSteps };
        while (least[^1] >= factor) least.Add(least[^1] / factor);
        _brackets = [.. least.Select(steps => new SuccessiveHalving(steps, factor))];
        double[] parts = [.. least.Select((_, s) => Math.Ceiling((double)least.Count / (s + 1) * Math.Pow(factor, s)))];
        _turns = Turns(parts);
    }

    /// <summary>How many brackets there are.</summary>
    public int Brackets => _brackets.Length;

    /// <summary>The bracket of a trial: 0 for the one without a rung before the last step.</summary>
    public int Bracket(int number) => _turns[number % _turns.Length];

    /// <inheritdoc/>
    public override bool Ends(int number, IReadOnlyList<TrialReport> reports, IReadOnlyList<Trial> others, MetricDirection direction)
    {
        ArgumentNullException.ThrowIfNull(reports);
        int bracket = Bracket(number);
        // At the last step nothing is left to save.
        return bracket > 0 && reports[^1].Step < _mostSteps && _brackets[bracket].Ends(number, reports, [.. others.Where(other => Bracket(other.Number) == bracket)], direction);
    }

    /// <summary>Shares out a round of trials, so that at any moment each bracket has about its part.</summary>
    private static int[] Turns(double[] parts)
    {
        int[] turns = new int[(int)Math.Min(parts.Sum(), 1000)], had = new int[parts.Length];
        for (int turn = 0; turn < turns.Length; turn++)
        {
            int next = 0;
            for (int s = 1; s < parts.Length; s++)
                if ((had[s] + 1) / parts[s] < (had[next] + 1) / parts[next]) next = s;
            had[turns[turn] = next]++;
        }

        return turns;
    }
}
