using CompiledNet;

/// <summary>Cuts a recording and its effect into samples for training.</summary>
internal static class TrainingWindows
{
    // The frames that the network can know: those with a whole receptive field in their window.
    private const int Known = AmplifierNetwork.Frames - AmplifierNetwork.ReceptiveField + 1;

    /// <summary>Windows that overlap by a receptive field, so that every frame behind the first ones is a target once.</summary>
    public static Dataset Cut(float[] input, float[] target) => Dataset.FromSeries(input, target, new WindowOptions
    {
        SequenceLength = AmplifierNetwork.Frames,
        SequenceStride = Known,
        TargetOffset = AmplifierNetwork.ReceptiveField - 1,
        Horizon = Known,
    });
}
