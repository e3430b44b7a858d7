using System;
using System.IO;

namespace CompiledNet;

/// <summary>
/// Keeps a checkpoint of the whole training, and takes up a fit that was broken off, by a crash or a kill, where the last checkpoint was
/// written: the result has the same bits as if nothing had happened. As <c>keras.callbacks.BackupAndRestore</c>.
/// </summary>
/// <remarks>
/// The file holds the parameters, the optimizer's state, the step that fixes all random draws, the position in the data, what is frozen, the history and what
/// the metrics and the other callbacks keep. It is replaced as a whole, so that a kill while it is written leaves the one before. The fit that takes it up has
/// to have the same network, data with its weights, validation, optimizer with its settings, kinds of metrics and callbacks, batch size, steps per epoch, seed
/// and shuffling, else the file is refused, and to be deleted if the training shall begin anew. More epochs may be asked for, and other threads. The learning
/// rate is that of the file; a schedule has to give the rates that it gave. What optimizers, callbacks and metrics of one's own are set to is theirs to compare.
/// A second fit that keeps its checkpoint in the same file at the same time ends in an exception as soon as one of the two finds what the other has written.
/// A metric of one's own that does not override <see cref="Metric.SaveState"/> is NaN for an epoch that was taken up in its middle.
/// </remarks>
public sealed class BackupAndRestore : Callback
{
    private readonly string _path;
    private readonly int? _saveFrequency;
    private readonly bool _deleteCheckpoint;
    private string? _checksum;

    /// <summary>Sets up where and when.</summary>
    /// <param name="path">The file.</param>
    /// <param name="saveFrequency">After how many batches it is written, besides at the end of every epoch; null for the ends only.</param>
    /// <param name="deleteCheckpoint">Whether it is deleted when the fit has come to its end.</param>
    /// <exception cref="ArgumentException">The path is empty or the frequency is not positive.</exception>
    public BackupAndRestore(string path, int? saveFrequency = null, bool deleteCheckpoint = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (saveFrequency is { } batches) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batches, nameof(saveFrequency));
        (_path, _saveFrequency, _deleteCheckpoint) = (path, saveFrequency, deleteCheckpoint);
    }

    /// <summary>Whether the last fit took up another one.</summary>
    public bool HasRestored { get; private set; }

    /// <summary>Takes up the fit that the file was written in, if there is one.</summary>
    /// <exception cref="WeightFileException">The file is damaged or belongs to another training; the message says what differs. Nothing has changed.</exception>
    internal void Restore(FitState fit)
    {
        HasRestored = Exists;
        _checksum = HasRestored ? TrainingCheckpoint.Restore(_path, fit) : null;
    }

    internal void AfterBatch(FitState fit)
    {
        if (_saveFrequency is { } batches && fit.Batch % batches == 0) Save(fit);
    }

    internal void AfterEpoch(FitState fit) => Save(fit);

    internal void AfterTraining(bool isWhole)
    {
        // A symbolic link stays where it is, for the next fit.
        if (isWhole && _deleteCheckpoint && Exists && IsOwn) File.Delete(AtomicFile.Target(_path));
    }

    private void Save(FitState fit)
    {
        if (Exists && !IsOwn) throw new WeightFileException("something else has written here since this fit has: it needs a file of its own", _path);
        _checksum = TrainingCheckpoint.Save(_path, fit);
    }

    // A symbolic link exists whether its target does or not.
    private bool Exists => File.Exists(AtomicFile.Target(_path));

    private bool IsOwn => FileMetadata.SealOf(SafeTensors.LoadMetadata(_path)) == _checksum;
}
