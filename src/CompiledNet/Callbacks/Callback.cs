namespace CompiledNet;

/// <summary>
/// Is told how a fit goes on, and may change its course: derive from it and override what is of interest. The order of
/// calls is that of <c>keras.callbacks.Callback</c>; callbacks are called in the order of their list.
/// </summary>
public abstract class Callback
{
    /// <summary>
    /// Whether it is called in the process of rank 0 alone where several train together (<see cref="FitOptions.Exchange"/>), as one has to be that
    /// writes files or shows progress. All others are called in every process, where the logs have the same values.
    /// </summary>
    public virtual bool IsForFirstRankOnly => false;

    /// <summary>The fit begins.</summary>
    public virtual void OnTrainBegin(FitContext context) { }

    /// <summary>The fit has ended: after the last epoch, when it was stopped, or when it was cancelled.</summary>
    public virtual void OnTrainEnd(FitContext context) { }

    /// <summary>An epoch begins; <see cref="FitContext.Logs"/> has nothing of it yet.</summary>
    public virtual void OnEpochBegin(FitContext context) { }

    /// <summary>An epoch has ended and its validation is done; values added to the logs become part of the history.</summary>
    public virtual void OnEpochEnd(FitContext context) { }

    /// <summary>The validation of an epoch begins.</summary>
    public virtual void OnTestBegin(FitContext context) { }

    /// <summary>The validation of an epoch has ended; its values are not in the logs yet.</summary>
    public virtual void OnTestEnd(FitContext context) { }

    /// <summary>A batch begins. Should allocate nothing.</summary>
    public virtual void OnBatchBegin(FitContext context) { }

    /// <summary>
    /// A batch has ended; <see cref="FitContext.Logs"/> has the loss and the metrics of the epoch so far. Should
    /// allocate nothing.
    /// </summary>
    public virtual void OnBatchEnd(FitContext context) { }

    /// <summary>Keeps what <see cref="RestoreState"/> needs, for a checkpoint of the whole training; see <see cref="BackupAndRestore"/>.</summary>
    public virtual void SaveState(CallbackState state) { }

    /// <summary>Goes on where <see cref="SaveState"/> was called; after <see cref="OnTrainBegin"/> of a fit that takes up another one.</summary>
    public virtual void RestoreState(CallbackState state) { }
}
