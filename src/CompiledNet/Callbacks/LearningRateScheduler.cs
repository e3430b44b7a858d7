using System;

namespace CompiledNet;

/// <summary>
/// Sets the learning rate at the beginning of every epoch; as <c>keras.callbacks.LearningRateScheduler</c>. Adds
/// <c>learning_rate</c> to the logs.
/// </summary>
/// <param name="schedule">The learning rate from the epoch, counted from 0, and the current learning rate.</param>
public sealed class LearningRateScheduler(Func<int, float, float> schedule) : Callback
{
    private readonly Func<int, float, float> _schedule = schedule ?? throw new ArgumentNullException(nameof(schedule));

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The optimizer has a schedule, which would overrule this.</exception>
    public override void OnTrainBegin(FitContext context) => RequireFreeLearningRate(context.Optimizer, nameof(LearningRateScheduler));

    /// <inheritdoc/>
    public override void OnEpochBegin(FitContext context) =>
        context.Optimizer.LearningRate = _schedule(context.Epoch, context.Optimizer.LearningRate);

    /// <inheritdoc/>
    public override void OnEpochEnd(FitContext context) => context.Logs["learning_rate"] = context.Optimizer.LearningRate;

    internal static void RequireFreeLearningRate(Optimizer optimizer, string callback)
    {
        if (optimizer.Schedule is not null)
            throw new InvalidOperationException($"{callback} sets the learning rate, but the optimizer has a schedule that sets it before every step: use one of the two.");
    }
}
