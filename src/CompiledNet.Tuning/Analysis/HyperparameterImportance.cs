using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Numerics;

namespace CompiledNet.Tuning;

/// <summary>
/// Which hyper-parameters matter: functional analysis of variance on a Gaussian process through the trials. The total index of a hyper-parameter is
/// the part of the variance that is gone once all others are known, ½·E[(f(x) − f(x with this one drawn anew))²] / Var f, over the whole space
/// (Jansen 1999; Hutter, Hoos and Leyton-Brown, "An Efficient Approach for Assessing Hyperparameter Importance", ICML 2014, has it with forests).
/// Of more than 128 trials the process goes through 128 that are spread over all, as its time grows with the cube of them.
/// </summary>
public static class HyperparameterImportance
{
    private const int Samples = 512, MostTrials = 128;

    /// <summary>Computes the shares, the largest first.</summary>
    /// <param name="result">The search; trials that failed or were stopped are left out.</param>
    /// <param name="seed">The seed of the points that are looked at.</param>
    /// <exception cref="InvalidOperationException">Fewer than four trials have come to their end.</exception>
    public static IReadOnlyList<Importance> Importances(this SearchResult result, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(result);
        Trial[] trials = [.. result.Trials.Where(trial => trial.State == TrialState.Complete)];
        if (trials.Length < 4) throw new InvalidOperationException($"What matters shows from four finished trials on, and there are {trials.Length}.");
        if (trials.Length > MostTrials) trials = [.. Enumerable.Range(0, MostTrials).Select(i => trials[(int)((long)i * trials.Length / MostTrials)])];
        var encoding = new PointEncoding(result.Space);
        var process = Surrogate(trials, encoding, result.Space.Hyperparameters.Count);
        var random = new RandomStream(seed);
        double[] totals = new double[result.Space.Hyperparameters.Count];
        for (int i = 0; i < Samples; i++)
        {
            double[] units = Draw(totals.Length, random), others = Draw(totals.Length, random);
            double here = process.At(encoding.Encode(result.Space.Build(one => units[one.Index]))).Mean;
            for (int j = 0; j < totals.Length; j++)
            {
                double there = process.At(encoding.Encode(result.Space.Build(one => one.Index == j ? others[j] : units[one.Index]))).Mean;
                totals[j] += (here - there) * (here - there);
            }
        }

        double sum = totals.Sum();
        return
        [
            .. result.Space.Hyperparameters
                .Select(one => new Importance(one, sum > 0 ? totals[one.Index] / sum : 1.0 / totals.Length))
                .OrderByDescending(one => one.Share),
        ];
    }

    private static GaussianProcess Surrogate(Trial[] trials, PointEncoding encoding, int hyperparameters)
    {
        double[][] points = [.. trials.Select(trial => encoding.Encode(trial.Point))];
        double[] values = StandardValues.Of([.. trials.Select(trial => trial.Value)]);
        var logarithms = MarginalLikelihood.Maximize(points, values, encoding.Scales, MarginalLikelihood.Start(hyperparameters), steps: 40);
        for (; ; logarithms = logarithms with { Noise = logarithms.Noise + 2 })
            if (GaussianProcess.Through(points, values, encoding.Scales, logarithms) is { } process) return process;
    }

    private static double[] Draw(int count, RandomStream random) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
}
