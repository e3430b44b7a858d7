namespace CompiledNet.Tuning;

/// <summary>Brings the checkpoint that <see cref="BackupAndRestore"/> wrote last to where its trial keeps it, before the fit goes on.</summary>
internal sealed class CheckpointKeeper(TrialCheckpoint checkpoint, int? saveFrequency) : Callback
{
    private bool _isWritten;

    // The file is written after all callbacks were told that an epoch or batch has ended: the beginning of the next one finds it whole.
    public override void OnEpochBegin(FitContext context)
    {
        if (_isWritten) checkpoint.Keep();
    }

    public override void OnEpochEnd(FitContext context) => _isWritten = true;

    public override void OnBatchBegin(FitContext context)
    {
        if (saveFrequency is { } batches && context.Batch > 0 && context.Batch % batches == 0) checkpoint.Keep();
    }
}
