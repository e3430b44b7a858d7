using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace CompiledNet;

/// <summary>Refuses a fit of several processes that do not train the same, in all of them alike, before anything has changed.</summary>
internal static class ExchangeCheck
{
    private static readonly string[] s_what =
    [
        "network is", "number of samples is", "data are", "first epoch is", "number of epochs is", "steps of an epoch are", "batch size is", "seed is", "shuffling is", "optimizer is", "metrics are",
        "validation is", "mode of the exchange is", "frozen parameters are", "sample weights are", "class weights are", "kind of loss is", "checkpoints are", "overlapping is",
    ];

    /// <summary>Compares with rank 0.</summary>
    /// <exception cref="ArgumentException">A rank trains something else; the message says which, and what differs.</exception>
    public static void Run(Exchange exchange, INetwork<float> network, IBatchSource data, FitOptions options)
    {
        var description = network.Description;
        if (description.StateRowLength > 0) throw new ArgumentException($"'{description.Name}' is stateful, so that its rows go on from batch to batch: it is trained by one process.", nameof(options.Exchange));
        Span<long> own =
        [
            ContentChecksum.Of(Encoding.UTF8.GetBytes(description.Fingerprint)), data.Count ?? -1, Of(data), options.InitialEpoch, options.Epochs, options.StepsPerEpoch ?? -1, options.BatchSize, options.Seed,
            options.Shuffle ? 1 : 0, ContentChecksum.Of(Encoding.UTF8.GetBytes(options.Optimizer.ToString() ?? "")), options.Metrics.Count,
            options.Validation is null ? BitConverter.DoubleToInt64Bits(options.ValidationSplit) : Of(options.Validation), (long)options.ExchangeMode, Of(NetworkFreezing.Of(network).Marks()),
            Of(options.SampleWeights) ^ (Of(options.ValidationSampleWeights) << 32), ContentChecksum.Of(Encoding.UTF8.GetBytes(Text(options.ClassWeights))), options.Loss is null ? 0 : 1,
            options.Callbacks.Any(callback => callback is BackupAndRestore) ? 1 : 0,
            exchange.OverlapsGradients ? 1 : 0,
        ];
        long[] all = new long[exchange.Ranks * own.Length];
        own.CopyTo(all.AsSpan(exchange.Rank * own.Length));
        int[] counts = new int[exchange.Ranks];
        Array.Fill(counts, own.Length * sizeof(long));
        exchange.AllGather(MemoryMarshal.AsBytes(all.AsSpan()), counts);
        for (int rank = 1; rank < exchange.Ranks; rank++)
            for (int i = 0; i < own.Length; i++)
                if (all[(rank * own.Length) + i] != all[i])
                    throw new ArgumentException($"All ranks have to train the same, and the {Of(s_what[i], rank)} of rank 0.", nameof(options.Exchange));
    }

    private static string Of(string what, int rank)
    {
        int verb = what.LastIndexOf(' ');
        return $"{what[..verb]} of rank {rank}{what[verb..]} not {(what.EndsWith(" is", StringComparison.Ordinal) ? "that" : "those")}";
    }

    private static long Of<T>(T[]? values) where T : unmanaged => values is null ? 0 : ContentChecksum.Of(MemoryMarshal.AsBytes(values.AsSpan()));

    private static string Text(IReadOnlyDictionary<int, float>? weights) =>
        weights is null ? "" : string.Join(' ', weights.OrderBy(pair => pair.Key).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}:{pair.Value}")));

    // What a source that is no data set gives is only seen as it goes.
    private static long Of(IBatchSource source) => source is not Dataset data ? 0
        : ((long)ContentChecksum.Of(MemoryMarshal.AsBytes(data.FeatureMemory.Span)) << 32) | ContentChecksum.Of(MemoryMarshal.AsBytes(data.TargetMemory.Span));
}
