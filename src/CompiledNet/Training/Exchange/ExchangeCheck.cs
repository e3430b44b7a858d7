using System;
using System.Runtime.InteropServices;
using System.Text;

namespace CompiledNet;

/// <summary>Refuses a fit of several processes that do not train the same, in all of them alike, before anything has changed.</summary>
internal static class ExchangeCheck
{
    private static readonly string[] s_what =
        ["network", "number of samples", "data", "first epoch", "number of epochs", "batch size", "seed", "shuffling", "optimizer", "metrics", "validation", "mode of the exchange", "kind of loss"];

    /// <summary>Compares with rank 0.</summary>
    /// <exception cref="ArgumentException">A rank trains something else; the message says which, and what differs.</exception>
    public static void Run(Exchange exchange, INetwork<float> network, IBatchSource data, FitOptions options)
    {
        var description = network.Description;
        if (description.StateRowLength > 0) throw new ArgumentException($"'{description.Name}' is stateful, so that its rows go on from batch to batch: it is trained by one process.", nameof(options.Exchange));
        Span<long> own =
        [
            ContentChecksum.Of(Encoding.UTF8.GetBytes(description.Fingerprint)), data.Count ?? -1, Of(data), options.InitialEpoch, options.Epochs, options.BatchSize, options.Seed,
            options.Shuffle ? 1 : 0, ContentChecksum.Of(Encoding.UTF8.GetBytes(options.Optimizer.ToString() ?? "")), options.Metrics.Count,
            options.Validation is null ? BitConverter.DoubleToInt64Bits(options.ValidationSplit) : Of(options.Validation), (long)options.ExchangeMode,
            options.Loss is null ? 0 : 1,
        ];
        long[] all = new long[exchange.Ranks * own.Length];
        own.CopyTo(all.AsSpan(exchange.Rank * own.Length));
        int[] counts = new int[exchange.Ranks];
        Array.Fill(counts, own.Length * sizeof(long));
        exchange.AllGather(MemoryMarshal.AsBytes(all.AsSpan()), counts);
        for (int rank = 1; rank < exchange.Ranks; rank++)
            for (int i = 0; i < own.Length; i++)
                if (all[(rank * own.Length) + i] != all[i])
                    throw new ArgumentException($"All ranks have to train the same, and the {s_what[i]} of rank {rank} is not that of rank 0.", nameof(options.Exchange));
    }

    // What a source that is no data set gives is only seen as it goes.
    private static long Of(IBatchSource source) => source is not Dataset data ? 0
        : ((long)ContentChecksum.Of(MemoryMarshal.AsBytes(data.FeatureMemory.Span)) << 32) | ContentChecksum.Of(MemoryMarshal.AsBytes(data.TargetMemory.Span));
}
