using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Tuning;

/// <summary>
/// Which of the trials a Gaussian process goes through, so that a search of many costs no more for each than one of few: all, up to a number; of more than that the
/// best of the early ones, many spread evenly over the others (a process that forgets where it has been goes there again), and all the late ones. It changes once in <see cref="Late"/> trials, so that rows are added to the
/// process in between, and is a function of the trials alone, so that a search taken up again has the same.
/// </summary>
internal static class KeptTrials
{
    private const int Best = 12, Spread = 100, Late = 16;

    /// <summary>The most that are kept.</summary>
    public const int Most = Best + Spread + Late;

    /// <summary>Their places among the finished trials, in order.</summary>
    public static int[] Of(SearchKnowledge knowledge)
    {
        int count = knowledge.Finished.Count;
        if (count <= Most) return [.. Enumerable.Range(0, count)];
        int early = count - 1 - (count - 1) % Late;
        double[] costs = new double[early];
        int[] byCost = [.. Enumerable.Range(0, early)];
        // A failed trial has no value, and comes last.
        for (int i = 0; i < early; i++) costs[i] = knowledge.Finished[i].State == TrialState.Failed ? double.PositiveInfinity : knowledge.Cost(knowledge.Finished[i].Value);
        Array.Sort(costs, byCost);
        bool[] isBest = new bool[early];
        foreach (int best in byCost.AsSpan(0, Best)) isBest[best] = true;
        int[] others = [.. Enumerable.Range(0, early).Where(i => !isBest[i])];
        IEnumerable<int> spread = Enumerable.Range(0, Spread).Select(i => others[i * others.Length / Spread]);
        return [.. byCost.Take(Best).Concat(spread).Order(), .. Enumerable.Range(early, count - early)];
    }
}
