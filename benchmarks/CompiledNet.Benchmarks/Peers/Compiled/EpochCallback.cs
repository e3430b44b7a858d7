namespace CompiledNet.Benchmarks.Peers.Compiled;

/// <summary>
/// Tells a clock of the epochs of a fit: from one <c>OnEpochEnd</c> to the next there is the entry of the history, the
/// shuffling and all batches.
/// </summary>
public sealed class EpochCallback(EpochClock clock) : Callback
{
    public override void OnTrainBegin(FitContext context) => clock.Start();

    public override void OnEpochEnd(FitContext context) => clock.EndEpoch();
}
