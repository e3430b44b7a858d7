namespace CompiledNet.Benchmarks.Peers.Compiled;

/// <summary>
/// Tells a clock of the steps of a fit: from one <c>OnBatchEnd</c> to the next there is the copying of a batch, the step, the
/// loss so far and, where an epoch begins, the entry of the history and the shuffling.
/// </summary>
public sealed class StepCallback(StepClock clock) : Callback
{
    public override void OnTrainBegin(FitContext context) => clock.BeginFit();

    public override void OnBatchEnd(FitContext context) => clock.EndStep();
}
