using System;

namespace CompiledNet;

/// <summary>Ends a fit when the optimizer has taken so many updates in all, those of earlier fits included.</summary>
public sealed class MaxIterations : Callback
{
    private readonly long _iterations;

    /// <summary>Sets the limit.</summary>
    /// <param name="iterations">How many updates.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    public MaxIterations(long iterations)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(iterations);
        _iterations = iterations;
    }

    /// <inheritdoc/>
    public override void OnTrainBegin(FitContext context) => Check(context);

    /// <inheritdoc/>
    public override void OnBatchEnd(FitContext context) => Check(context);

    private void Check(FitContext context)
    {
        if (context.Optimizer.Iterations >= _iterations) context.StopTraining = true;
    }
}
