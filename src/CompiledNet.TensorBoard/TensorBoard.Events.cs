using System;
using System.IO;
using System.Text;
using CompiledNet.Summaries;

namespace CompiledNet;

/// <summary>What is written when.</summary>
public sealed partial class TensorBoard
{
    private readonly StepTimes _times = new();
    private SummaryWriter? _root, _train, _validation;
    private BatchScalars? _batchScalars;
    private ParameterSummaries? _parameters;
    private bool _hasBegun;
    private long? _step;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A confusion matrix is asked for, but the fit has no validation data or the network is no classifier.</exception>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing to the folder is not allowed.</exception>
    public override void OnTrainBegin(FitContext context)
    {
        Close();
        if (ConfusionMatrixFreq > 0) ValidationMatrix.Require(context.History);
        _train = new SummaryWriter(Path.Combine(_logDir, "train"));
        if (context.History.Validation is not null) _validation = new SummaryWriter(Path.Combine(_logDir, "validation"));
        if (HParams is not null)
        {
            _root = new SummaryWriter(_logDir);
            _root.HParams(HParams, _logDir);
        }

        _batchScalars = UpdateFreq is null ? null : new BatchScalars(context.Logs.Names(), WriteStepsPerSecond);
        _parameters = HistogramFreq > 0 ? new ParameterSummaries(context.Network.Description) : null;
        (_hasBegun, _step) = (false, null);
        _times.Clear();
        if (WriteGraph)
        {
            _train.Graph(context.Network.Description);
            _train.Text("network", Preformatted(context.Network.Summary()), context.Epoch);
        }

        _train.Text("optimizer", context.Optimizer.ToString()!, context.Epoch);
        Flush();
    }

    /// <inheritdoc/>
    public override void OnBatchBegin(FitContext context)
    {
        if (!_hasBegun) Begin(context);
        _times.Begin();
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(FitContext context)
    {
        _times.End();
        long step = _step!.Value;
        _step = step + 1;
        if (_batchScalars is { } scalars && (step + 1) % UpdateFreq!.Value == 0) scalars.Write(_train!, context.Logs, step);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(FitContext context)
    {
        var train = _train!;
        int epoch = context.Epoch;
        foreach (var (name, value) in context.Logs)
        {
            if (!name.StartsWith("val_", StringComparison.Ordinal)) train.Scalar("epoch_" + name, value, epoch);
            else _validation?.Scalar("epoch_" + name["val_".Length..], value, epoch);
        }

        if (!context.Logs.TryGetValue("learning_rate", out _)) train.Scalar("epoch_learning_rate", context.Optimizer.LearningRate, epoch);
        WriteTimes(train, epoch);
        if (_parameters is not null && epoch % HistogramFreq == 0) _parameters.Write(train, context, WriteGrads, WriteImages);
        if (ConfusionMatrixFreq > 0 && epoch % ConfusionMatrixFreq == 0) _validation!.Image("confusion_matrix", ValidationMatrix.Of(context.History), epoch);
        Flush();
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(FitContext context)
    {
        _root?.HParamsEnd(context.History.Cancelled ? HParamsStatus.Unknown : HParamsStatus.Success);
        Close();
    }

    /// <inheritdoc/>
    public override void SaveState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (_step is { } step) state.Set("step", step);
    }

    /// <summary>Goes on at the step of the next batch, which of a source of unknown length nobody else knows.</summary>
    public override void RestoreState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _step = (long)state.Number("step");
    }

    // What a fit takes up is known with its first batch only.
    private void Begin(FitContext context)
    {
        _hasBegun = true;
        _step ??= (long)context.Epoch * context.BatchCount + context.Batch;
        if (context.Epoch == 0 || UpdateFreq is not null) return;
        _train!.Restart(context.Epoch);
        _validation?.Restart(context.Epoch);
    }

    private void WriteTimes(SummaryWriter train, int epoch)
    {
        if (_times.Count == 0) return;
        if (WriteStepsPerSecond) train.Scalar("epoch_steps_per_second", _times.Count / _times.Sum, epoch);
        if (ProfileSteps)
        {
            train.Scalar("profile/step_ms_median", 1e3 * _times.Percentile(0.5), epoch);
            train.Scalar("profile/step_ms_p95", 1e3 * _times.Percentile(0.95), epoch);
            train.Scalar("profile/step_ms_max", 1e3 * _times.Largest, epoch);
        }

        _times.Clear();
    }

    private void Flush()
    {
        _root?.Flush();
        _train?.Flush();
        _validation?.Flush();
    }

    // A fit that an exception ended, such as that of a full disk, has left them open.
    private void Close()
    {
        var (root, train, validation) = (_root, _train, _validation);
        (_root, _train, _validation) = (null, null, null);
        using (validation)
        using (train)
            root?.Dispose();
    }

    // Four blanks before a line make Markdown keep its columns.
    private static string Preformatted(string text)
    {
        var lines = new StringBuilder();
        foreach (var line in text.AsSpan().TrimEnd().EnumerateLines()) lines.Append("    ").Append(line).Append('\n');
        return lines.ToString();
    }
}
