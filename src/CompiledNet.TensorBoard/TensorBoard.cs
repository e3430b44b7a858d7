using System;
using System.Collections.Generic;
using CompiledNet.Summaries;

namespace CompiledNet;

/// <summary>
/// Writes what TensorBoard shows of a training, <c>tensorboard --logdir logs</c>: <c>Callbacks = [new TensorBoard("logs")]</c>. Names, tags and
/// defaults are those of <c>keras.callbacks.TensorBoard</c>; what Keras has not is said so.
/// </summary>
/// <remarks>
/// Training and validation are two runs, <c>train</c> and <c>validation</c>: <c>epoch_loss</c> and the metrics after every epoch, and the learning rate. Keras'
/// <c>evaluation_loss_vs_iterations</c>, the same numbers over another axis, is left out: steps of a run have one meaning, so that TensorBoard can forget. Every fit writes files of its own; one that takes up another, by <see cref="FitOptions.InitialEpoch"/> or
/// <see cref="BackupAndRestore"/>, goes on at its epoch in the same folder, and tells TensorBoard to forget what was written from there on, unless
/// <see cref="UpdateFreq"/> makes two scales of steps. What was written is readable after every epoch, even if the process is killed then.
/// Between the ends of epochs it allocates nothing.
/// </remarks>
public sealed partial class TensorBoard : Callback
{
    private readonly string _logDir;

    /// <summary>Sets up the folder.</summary>
    /// <param name="logDir">The folder; TensorBoard takes its parent or itself. Made if it is missing.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public TensorBoard(string logDir = "logs")
    {
        ArgumentException.ThrowIfNullOrEmpty(logDir);
        _logDir = logDir;
    }

    /// <summary>After how many epochs the distributions of the weights are written, <c>dense/kernel/histogram</c>; 0 for never.</summary>
    public int HistogramFreq { get; init => field = NotNegative(value); }

    /// <summary>Whether, as often as <see cref="HistogramFreq"/> says, those of the gradients are written too, of the last batch: <c>dense/kernel/gradient</c>. As <c>write_grads</c> of Keras 2.</summary>
    public bool WriteGrads { get; init; }

    /// <summary>Whether the graph of the network is written.</summary>
    public bool WriteGraph { get; init; } = true;

    /// <summary>Whether, as often as <see cref="HistogramFreq"/> says, the weights are written as images, <c>dense/kernel/image</c>; those of more than a million numbers are not.</summary>
    public bool WriteImages { get; init; }

    /// <summary>Whether <c>epoch_steps_per_second</c> is written and, as <see cref="UpdateFreq"/> says, <c>batch_steps_per_second</c>.</summary>
    public bool WriteStepsPerSecond { get; init; }

    /// <summary>
    /// After how many batches loss and metrics of the epoch so far are written as <c>batch_loss</c> and so on, besides after the epoch; 1 for every
    /// batch, null for never, as Keras' <c>"epoch"</c>.
    /// </summary>
    public int? UpdateFreq { get; init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A positive number of batches was expected, or null."); }

    /// <summary>
    /// Whether it is written how long steps took, in milliseconds: <c>profile/step_ms_median</c>, <c>_p95</c> and <c>_max</c> of every epoch, reading the batch included.
    /// Keras' <c>profile_batch</c> traces kernels instead.
    /// </summary>
    public bool ProfileSteps { get; init; }

    /// <summary>After how many epochs the confusion matrix of the validation data is written as an image; 0 for never. Costs a prediction of these data. Keras has none.</summary>
    public int ConfusionMatrixFreq { get; init => field = NotNegative(value); }

    /// <summary>The hyper-parameters of this run for the plugin HParams: texts, numbers, and true or false, by name; null for none. As <c>tensorboard.plugins.hparams</c>.</summary>
    /// <exception cref="ArgumentException">A value is of another type.</exception>
    public IReadOnlyDictionary<string, object>? HParams
    {
        get;
        init
        {
            if (value is not null) HyperParameterMessages.Check(value);
            field = value;
        }
    }

    /// <inheritdoc/>
    public override bool IsForFirstRankOnly => true;

    private static int NotNegative(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value;
    }
}
