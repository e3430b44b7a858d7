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

        // An array, as going through a list by its interface allocates, twice a batch.
        return [.. options.Callbacks];
    }

    /// <summary>Rows of one batch go on in the next: the order is that of the data, and all batches have as many rows.</summary>
    public static void Stateful(NetworkDescription network, int count, FitOptions options)
    {
        if (network.StateRowLength == 0) return;
        if (options.Shuffle)
            throw new ArgumentException($"'{network.Name}' is stateful: row i of a batch goes on in row i of the next, so that Shuffle has to be false.", nameof(options.Shuffle));
        BatchCheck.WholeBatches(network, count, options.BatchSize, nameof(options.BatchSize));
    }

    /// <summary>How many rows are trained on; the rest is the validation split.</summary>
    public static int TrainingCount(NetworkDescription network, Dataset data, FitOptions options)
    {
        BatchCheck.HasLoss(network);
        DataCheck.Run(network, data, nameof(data));
        ArgumentNullException.ThrowIfNull(options.Optimizer);
        ArgumentNullException.ThrowIfNull(options.Metrics);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Epochs);
        if (options.Verbose is < 0 or > 2) throw new ArgumentOutOfRangeException(nameof(options.Verbose), options.Verbose, "0, 1, 2 or null was expected.");
        ArgumentOutOfRangeException.ThrowIfNegative(options.InitialEpoch);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.BatchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads);
        if (options.SampleWeights is { } weights)
        {
            if (weights.Length == 0) throw new ArgumentException($"One weight for each of {data.Count} samples was expected, not 0.", nameof(options.SampleWeights));
            BatchCheck.Weights(weights, data.Count, nameof(options.SampleWeights));
        }

        if (options.ValidationSampleWeights is { } validationWeights)
        {
            if (options.Validation is null)
                throw new ArgumentException("Sample weights of a validation need a data set to validate on, FitOptions.Validation; a split is weighed by SampleWeights.", nameof(options.ValidationSampleWeights));
            if (validationWeights.Length == 0) throw new ArgumentException($"One weight for each of {options.Validation.Count} samples was expected, not 0.", nameof(options.ValidationSampleWeights));
            BatchCheck.Weights(validationWeights, options.Validation.Count, nameof(options.ValidationSampleWeights));
        }

        if (!(options.ValidationSplit >= 0 && options.ValidationSplit < 1))
            throw new ArgumentOutOfRangeException(nameof(options.ValidationSplit), options.ValidationSplit, "At least 0 and less than 1 was expected.");
        if (options.Validation is not null)
        {
            DataCheck.Run(network, options.Validation.AlignTo(data), nameof(options.Validation));
            return data.Count;
        }

        if (options.ValidationSplit == 0) return data.Count;
        int count = (int)Math.Floor(data.Count * (1 - options.ValidationSplit));
        if (count == 0 || count == data.Count)
            throw new ArgumentException($"A validation split of {options.ValidationSplit} leaves {count} of {data.Count} samples for training and {data.Count - count} for validation; each needs at least one.", nameof(options.ValidationSplit));
        return count;
    }
}
