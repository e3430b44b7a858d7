using System;

namespace CompiledNet;

/// <summary>A callback of lambdas; as <c>keras.callbacks.LambdaCallback</c>. What one throws ends the fit and comes out of it as it is.</summary>
/// <param name="onTrainBegin">The fit begins.</param>
/// <param name="onTrainEnd">The fit has ended.</param>
/// <param name="onEpochBegin">An epoch begins.</param>
/// <param name="onEpochEnd">An epoch has ended and its validation is done.</param>
/// <param name="onBatchBegin">A batch begins.</param>
/// <param name="onBatchEnd">A batch has ended.</param>
public sealed class LambdaCallback(
    Action<FitContext>? onTrainBegin = null, Action<FitContext>? onTrainEnd = null, Action<FitContext>? onEpochBegin = null,
    Action<FitContext>? onEpochEnd = null, Action<FitContext>? onBatchBegin = null, Action<FitContext>? onBatchEnd = null) : Callback
{
    /// <inheritdoc/>
    public override void OnTrainBegin(FitContext context) => onTrainBegin?.Invoke(context);

    /// <inheritdoc/>
    public override void OnTrainEnd(FitContext context) => onTrainEnd?.Invoke(context);

    /// <inheritdoc/>
    public override void OnEpochBegin(FitContext context) => onEpochBegin?.Invoke(context);

    /// <inheritdoc/>
    public override void OnEpochEnd(FitContext context) => onEpochEnd?.Invoke(context);

    /// <inheritdoc/>
    public override void OnBatchBegin(FitContext context) => onBatchBegin?.Invoke(context);

    /// <inheritdoc/>
    public override void OnBatchEnd(FitContext context) => onBatchEnd?.Invoke(context);
}
