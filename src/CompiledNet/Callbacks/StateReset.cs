namespace CompiledNet;

/// <summary>
/// Lets stateful recurrent layers begin every epoch at zero, where otherwise they go on from the last batch of the epoch
/// before: what Keras users do by <c>reset_states</c> between epochs.
/// </summary>
public sealed class StateReset : Callback
{
    /// <inheritdoc/>
    public override void OnEpochBegin(FitContext context) => context.ResetStates();
}
