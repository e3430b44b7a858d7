namespace CompiledNet;

/// <summary>What is done with the shards of a batch, each on its own.</summary>
internal enum BatchPass
{
    /// <summary>Forward, and back from the losses.</summary>
    Whole,

    /// <summary>Forward alone.</summary>
    Forward,

    /// <summary>Back from the losses, after <see cref="Forward"/>.</summary>
    BackFromLosses,

    /// <summary>Back from given gradients of the outputs, after <see cref="Forward"/>.</summary>
    BackFromOutputs,
}
