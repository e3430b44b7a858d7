namespace CompiledNet;

/// <summary>
/// Where a stage of the way forward or back ends, and the parts of a batch that is split stop before they go on: see
/// <see cref="CompilerServices.TrainingWorkspace{T}.Stage"/>.
/// </summary>
/// <param name="Kind">Why.</param>
/// <param name="Start">Where the first vector lies in the workspace, in numbers per sample of its capacity; of gradients, where the final ones begin.</param>
/// <param name="Stride">How far the second vector is from the first.</param>
/// <param name="Channels">Numbers of a vector.</param>
public readonly record struct StageEnd(StageEndKind Kind, int Start, int Stride = 0, int Channels = 0);
