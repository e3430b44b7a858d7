namespace CompiledNet;

/// <summary>
/// Ends a fit after the batch whose loss is NaN or infinite; as <c>keras.callbacks.TerminateOnNaN</c>. The parameters
/// are those after that batch: <see cref="EarlyStopping"/> can put good ones back.
/// </summary>
public sealed class TerminateOnNaN : Callback
{
    /// <inheritdoc/>
    public override void OnBatchEnd(FitContext context)
    {
        if (!double.IsFinite(context.Logs["loss"])) context.StopTraining = true;
    }
}
