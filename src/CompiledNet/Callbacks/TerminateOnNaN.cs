namespace CompiledNet;

/// <summary>
/// Ends a fit after the batch whose loss or gradient is NaN or infinite; as <c>keras.callbacks.TerminateOnNaN</c>, but the step of that batch
/// is not taken: the parameters are those of the last good step.
/// </summary>
public sealed class TerminateOnNaN : Callback
{
    /// <inheritdoc/>
    public override void OnTrainBegin(FitContext context) => context.SkipsNonFiniteSteps = true;

    /// <inheritdoc/>
    public override void OnBatchEnd(FitContext context)
    {
        if (context.SkippedLastStep || !double.IsFinite(context.Logs["loss"])) context.StopTraining = true;
    }
}
