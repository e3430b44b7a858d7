using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Logging;

namespace CompiledNet.Logging;

/// <summary>
/// Writes the course of a fit to a logger: its beginning and end and every epoch at the level Information, batches at Debug, a loss that is no number as a
/// warning. Each metric is a value of its own in a scope around the message.
/// </summary>
/// <remarks>Where a level is off, nothing is computed and nothing allocated.</remarks>
public sealed partial class LoggerCallback : Callback
{
    private readonly ILogger _logger;
    private readonly int? _everyBatches;

    /// <summary>Sets up the callback.</summary>
    /// <param name="logger">Where to.</param>
    /// <param name="everyBatches">After how many batches of an epoch one is logged, at the level Debug; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="everyBatches"/> is not positive.</exception>
    public LoggerCallback(ILogger logger, int? everyBatches = null)
    {
        ArgumentNullException.ThrowIfNull(logger);
        if (everyBatches is { } batches) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batches, nameof(everyBatches));
        (_logger, _everyBatches) = (logger, everyBatches);
    }

    /// <inheritdoc/>
    public override bool IsForFirstRankOnly => true;

    /// <inheritdoc/>
    public override void OnTrainBegin(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!_logger.IsEnabled(LogLevel.Information)) return;
        var weights = context.Network.Weights;
        LogBegin(context.Network.Description.Name, context.Epochs, context.BatchCount, context.BatchSize, weights.Where(weight => weight.Trainable).Sum(weight => (long)weight.Count), weights.NumberCount);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!double.IsFinite(context.Logs["loss"])) LogLossWithoutNumber(context.Network.Description.Name, context.Epoch + 1, context.Epochs, context.Logs["loss"]);
        if (!_logger.IsEnabled(LogLevel.Information)) return;
        using var scope = _logger.BeginScope(Values(context.Logs));
        LogEpoch(context.Epoch + 1, context.Epochs, context.EpochDuration.TotalSeconds, context.Logs.ToString());
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_everyBatches is not { } batches || (context.Batch + 1) % batches != 0 || !_logger.IsEnabled(LogLevel.Debug)) return;
        using var scope = _logger.BeginScope(Values(context.Logs));
        LogBatch(context.Epoch + 1, context.Epochs, context.Batch + 1, context.BatchCount, context.Logs.ToString());
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        LogEnd(context.Network.Description.Name, context.Epoch + 1, context.Epochs);
    }

    // A copy, as a logger may look at it later.
    private static KeyValuePair<string, object?>[] Values(Logs logs) => [.. logs.Select(entry => new KeyValuePair<string, object?>(entry.Key, entry.Value))];

    [LoggerMessage(1, LogLevel.Information, "Training of {Network} began: {Epochs} epochs of {Batches} batches of {BatchSize}, {Trained} of {Parameters} parameters trained.")]
    private partial void LogBegin(string network, int epochs, int batches, int batchSize, long trained, long parameters);

    [LoggerMessage(2, LogLevel.Information, "Epoch {Epoch}/{Epochs} took {Seconds:F3} s: {Metrics}")]
    private partial void LogEpoch(int epoch, int epochs, double seconds, string metrics);

    [LoggerMessage(3, LogLevel.Debug, "Epoch {Epoch}/{Epochs}, batch {Batch}/{Batches}: {Metrics}")]
    private partial void LogBatch(int epoch, int epochs, int batch, int batches, string metrics);

    [LoggerMessage(4, LogLevel.Information, "Training of {Network} ended after epoch {Epoch}/{Epochs}.")]
    private partial void LogEnd(string network, int epoch, int epochs);

    [LoggerMessage(5, LogLevel.Warning, "The loss of {Network} in epoch {Epoch}/{Epochs} is {Loss}.")]
    private partial void LogLossWithoutNumber(string network, int epoch, int epochs, double loss);
}
