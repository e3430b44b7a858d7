using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Tuning;

/// <summary>The mean of an objective over folds, such as those of <see cref="DatasetFolds.StratifiedKFold"/>.</summary>
public static class CrossValidation
{
    /// <summary>Computes the value of each fold; inside a search see <see cref="OnFolds"/>.</summary>
    /// <param name="folds">The parts to train on and to validate.</param>
    /// <param name="score">Gives the value of a fold, from what to train on, what to validate and the number of the fold, counted from 0.</param>
    /// <exception cref="ArgumentException">There is no fold.</exception>
    public static CrossValidationScore Run(IEnumerable<(Dataset Train, Dataset Validation)> folds, Func<Dataset, Dataset, int, double> score)
    {
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentNullException.ThrowIfNull(score);
        double[] values = [.. folds.Select((fold, number) => score(fold.Train, fold.Validation, number))];
        return values.Length > 0 ? new CrossValidationScore(values) : throw new ArgumentException("There is no fold.", nameof(folds));
    }

    /// <summary>
    /// The value of a trial as the mean over folds. After each fold the mean so far is reported, the number of folds for its step, so that a poor trial
    /// ends before the next one.
    /// </summary>
    /// <param name="trial">The trial.</param>
    /// <param name="folds">The parts to train on and to validate.</param>
    /// <param name="score">Gives the value of a fold, from what to train on, what to validate and the number of the fold, counted from 0.</param>
    /// <exception cref="ArgumentException">There is no fold.</exception>
    public static double OnFolds(this RunningTrial trial, IEnumerable<(Dataset Train, Dataset Validation)> folds, Func<Dataset, Dataset, int, double> score)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentNullException.ThrowIfNull(score);
        double sum = 0;
        int count = 0;
        foreach (var (train, validation) in folds)
        {
            sum += score(train, validation, count++);
            if (trial.Report(count, sum / count)) break;
        }

        return count > 0 ? sum / count : throw new ArgumentException("There is no fold.", nameof(folds));
    }
}
