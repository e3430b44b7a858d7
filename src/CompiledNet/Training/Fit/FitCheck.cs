using System;
using System.Linq;

namespace CompiledNet;

/// <summary>Refuses a fit whose data or options do not fit the network, before anything has changed.</summary>
internal static class FitCheck
{
    /// <summary>The callbacks, none of which is null.</summary>
    public static Callback[] Callbacks(FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options.Callbacks);
        foreach (var callback in options.Callbacks)
            if (callback is null) throw new ArgumentException("A callback is null.", nameof(options.Callbacks));
        if (options.Callbacks.Count(callback => callback is BackupAndRestore) > 1)
            throw new ArgumentException("A fit is kept and taken up by one BackupAndRestore, not by several.", nameof(options.Callbacks));

        // An array, as going through a list by its interface allocates, twice a batch.
        return [.. options.Callbacks];
    }

    /// <summary>Rows of one batch go on in the next: the order is that of the data, and all batches have as many rows.</summary>
    public static void Stateful(NetworkDescription network, long? count, FitOptions options)
    {
        if (network.StateRowLength == 0) return;
        if (options.Shuffle)
            throw new ArgumentException($"'{network.Name}' is stateful: row i of a batch goes on in row i of the next, so that Shuffle has to be false.", nameof(options.Shuffle));
        BatchCheck.WholeBatches(network, count ?? 0, options.BatchSize, nameof(options.BatchSize));
    }

    /// <summary>How many rows are trained on, or null if it is not known; the rest is the validation split.</summary>
    public static long? TrainingCount(NetworkDescription network, IBatchSource data, FitOptions options)
    {
        BatchCheck.HasLoss(network);
        var set = data as Dataset;
        if (set is not null) DataCheck.Run(network, set, nameof(data));
        else BatchCheck.Fits(network, data);
        ArgumentNullException.ThrowIfNull(options.Optimizer);
        ArgumentNullException.ThrowIfNull(options.Metrics);
        if (options.Loss is not null)
        {
            _ = options.Loss.Of(network);
            if (options.ClassWeights is not null && network.Outputs.Any(output => output.LossPositions > 1))
                throw new ArgumentException("A loss by a function takes one weight for a sample, so that its positions cannot be weighed one by one by ClassWeights.", nameof(options.Loss));
        }

        if (options.ClassWeights is { } classWeights && set is not null) new ClassWeighting(network, classWeights).Check(set.Targets);
        if (options.Optimizer.TakesAllSamples && set is null)
            throw new ArgumentException($"{options.Optimizer.GetType().Name} goes over all samples at every step, which is possible with a Dataset only: read the source into one by ToDataset.", nameof(data));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Epochs);
        if (options.Verbose is < 0 or > 2) throw new ArgumentOutOfRangeException(nameof(options.Verbose), options.Verbose, "0, 1, 2 or null was expected.");
        ArgumentOutOfRangeException.ThrowIfNegative(options.InitialEpoch);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.BatchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads);
        if (options.StepsPerEpoch is { } steps) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps, nameof(options.StepsPerEpoch));
        if (options is { InitialEpoch: > 0, StepsPerEpoch: null } && data.Count is null)
            throw new ArgumentException("A fit that begins with a later epoch goes on with the random draws of dropout and noise, so that it has to be known how many batches an epoch has: give StepsPerEpoch, or the count of the source.", nameof(options.InitialEpoch));
        if (options.SampleWeights is { } weights)
        {
            if (set is null) throw new ArgumentException("Sample weights belong to the rows of a Dataset; samples of another source bring theirs along.", nameof(options.SampleWeights));
            if (weights.Length == 0) throw new ArgumentException($"One weight for each of {set.Count} samples was expected, not 0.", nameof(options.SampleWeights));
            BatchCheck.Weights(weights, set.Count, nameof(options.SampleWeights));
        }

        if (options.ValidationSampleWeights is { } validationWeights)
        {
            if (options.Validation is not Dataset validation)
                throw new ArgumentException("Sample weights of a validation need a Dataset to validate on, FitOptions.Validation; a split is weighed by SampleWeights, and samples of another source bring theirs along.", nameof(options.ValidationSampleWeights));
            if (validationWeights.Length == 0) throw new ArgumentException($"One weight for each of {validation.Count} samples was expected, not 0.", nameof(options.ValidationSampleWeights));
            BatchCheck.Weights(validationWeights, validation.Count, nameof(options.ValidationSampleWeights));
        }

        if (!(options.ValidationSplit >= 0 && options.ValidationSplit < 1))
            throw new ArgumentOutOfRangeException(nameof(options.ValidationSplit), options.ValidationSplit, "At least 0 and less than 1 was expected.");
        if (options.Validation is not null)
        {
            if (options.Validation is Dataset known) DataCheck.Run(network, known.AlignTo(DataNames.Of(data), "the training data"), nameof(options.Validation));
            else BatchCheck.Fits(network, options.Validation, nameof(options.Validation));
            return data.Count;
        }

        if (options.ValidationSplit == 0) return data.Count;
        if (set is null) throw new ArgumentException("The last rows of a source cannot be split off before it was read: give a source of its own for Validation, by Take and Skip or from another file.", nameof(options.ValidationSplit));
        int count = (int)Math.Floor(set.Count * (1 - options.ValidationSplit));
        if (count == 0 || count == set.Count)
            throw new ArgumentException($"A validation split of {options.ValidationSplit} leaves {count} of {set.Count} samples for training and {set.Count - count} for validation; each needs at least one.", nameof(options.ValidationSplit));
        return count;
    }
}
