namespace CompiledNet.Generator.Kernels;

/// <summary>
/// A value in memory with one row a sample. A row is <see cref="Positions"/> vectors of <see cref="Channels"/> numbers,
/// each starting <see cref="ChannelStride"/> numbers after the one before.
/// </summary>
/// <param name="id">Unique within the program.</param>
/// <param name="name">Its name in the emitted code, such as <c>dense1</c>.</param>
/// <param name="place">Which memory it lies in.</param>
/// <param name="positions">Vectors per row.</param>
/// <param name="channels">Numbers per vector.</param>
/// <param name="channelStride">Distance of two vectors, at least <paramref name="channels"/>.</param>
/// <param name="rowStride">Distance of two rows.</param>
/// <param name="offset">Where a row starts within the caller's row, for tensors outside the workspace.</param>
internal sealed class Tensor(int id, string name, TensorPlace place, int positions, int channels, int channelStride, int rowStride, int offset)
{
    public int Id { get; } = id;

    public string Name { get; } = name;

    public TensorPlace Place { get; } = place;

    public int Positions { get; } = positions;

    public int Channels { get; } = channels;

    public int ChannelStride { get; } = channelStride;

    public int RowStride { get; } = rowStride;

    public int Offset { get; } = offset;

    /// <summary>Where it lies depends on the number of the step; null if it stays.</summary>
    public StepOffset? Step { get; init; }

    /// <summary>Numbers per row, without padding.</summary>
    public int Size => Positions * Channels;

    /// <summary>Whether a row is one gapless run that whole vectors may read and write.</summary>
    public bool IsPadded => Place == TensorPlace.Workspace;

    /// <summary>The same memory seen as other vectors.</summary>
    public Tensor As(int positions, int channels, int channelStride) => new(Id, Name, Place, positions, channels, channelStride, RowStride, Offset);

    public bool HasLayoutOf(Tensor other) =>
        Positions == other.Positions && Channels == other.Channels && ChannelStride == other.ChannelStride && RowStride == other.RowStride;
}
