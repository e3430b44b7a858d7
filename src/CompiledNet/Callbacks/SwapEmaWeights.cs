using System;

namespace CompiledNet;

/// <summary>
/// Lets validations, and what happens at the end of an epoch if asked for, see the moving average of the weights that the optimizer
/// keeps, in place of the weights; as <c>keras.callbacks.SwapEMAWeights</c>. Needs <see cref="Optimizer.UseEma"/>.
/// </summary>
/// <param name="swapOnEpoch">
/// Whether the averages stay in place from the validation until the next epoch begins, so that a <see cref="ModelCheckpoint"/> behind this callback saves them.
/// </param>
public sealed class SwapEmaWeights(bool swapOnEpoch = false) : Callback
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The optimizer keeps no average.</exception>
    public override void OnTrainBegin(FitContext context)
    {
        if (!context.Optimizer.UseEma) throw new InvalidOperationException("SwapEmaWeights needs an optimizer with UseEma = true, which keeps the averages.");
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(FitContext context) => context.Optimizer.ShowAverage(context.Network, isShown: false);

    /// <inheritdoc/>
    public override void OnTestBegin(FitContext context) => context.Optimizer.ShowAverage(context.Network, isShown: true);

    /// <inheritdoc/>
    public override void OnTestEnd(FitContext context) => context.Optimizer.ShowAverage(context.Network, isShown: false);

    /// <inheritdoc/>
    public override void OnEpochEnd(FitContext context)
    {
        if (swapOnEpoch) context.Optimizer.ShowAverage(context.Network, isShown: true);
    }
}
