namespace CompiledNet.Generator.Kernels;

/// <summary>
/// A value in memory with one row a sample. A row is <see cref="Positions"/> vectors of <see cref="Channels"/> numbers,
/// each starting <see cref="ChannelStride"/> numbers after the one before.
/// </summary>
/// <remarks>
/// A sequence may lie frame by frame instead: <see cref="Frames"/> blocks follow each other, each with a row for every
/// sample. To a kernel that treats all frames alike that is one tensor with more rows, and a single frame is an ordinary
/// tensor at an address that depends on the time step.
/// </remarks>
/// <param name="id">Unique within the program.</param>
/// <param name="name">Its name in the emitted code, such as <c>dense1</c>.</param>
/// <param name="place">Which memory it lies in.</param>
/// <param name="positions">Vectors per row.</param>
/// <param name="channels">Numbers per vector.</param>
/// <param name="channelStride">Distance of two vectors, at least <paramref name="channels"/>.</param>
/// <param name="rowStride">Distance of two rows.</param>
/// <param name="offset">Where a row starts within the caller's row or, of a part of the columns, within the whole row.</param>
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

    /// <summary>How many frames a kernel sees at once, each with a row for every sample.</summary>
    public int Frames { get; init; } = 1;

    /// <summary>The first of them; in a loop, how far it is ahead of the time step.</summary>
    public int FirstFrame { get; init; }

    /// <summary>The loop whose time step chooses the frame, if any.</summary>
    public TimeLoop? Loop { get; init; }

    /// <summary>Whether all steps of the loop use the same memory, which keeps what the last one left.</summary>
    public bool IsReused { get; init; }

    /// <summary>Numbers in memory for each sample, all frames together.</summary>
    public int Length { get; init; } = rowStride;

    /// <summary>Where it lies depends on the number of the step; null if it stays.</summary>
    public StepOffset? Step { get; init; }

    /// <summary>Numbers per row, without padding.</summary>
    public int Size => Positions * Channels;

    /// <summary>Whether a row is one gapless run that whole vectors may read and write.</summary>
    public bool IsPadded => Place == TensorPlace.Workspace;

    public bool HasLayoutOf(Tensor other) =>
        Positions == other.Positions && Channels == other.Channels && ChannelStride == other.ChannelStride && RowStride == other.RowStride;

    /// <summary>Some of its frames.</summary>
    public Tensor FramesFrom(int first, int count) => new(Id, Name, Place, Positions, Channels, ChannelStride, RowStride, Offset)
    {
        Frames = count, FirstFrame = first, Length = Length, Step = Step,
    };

    /// <summary>In a loop, the frame <paramref name="ahead"/> of the time step.</summary>
    public Tensor At(TimeLoop loop, int ahead = 0) => new(Id, Name, Place, Positions, Channels, ChannelStride, RowStride, Offset)
    {
        FirstFrame = ahead, Loop = loop, IsReused = IsReused, Length = Length, Step = Step,
    };

    /// <summary>A sequence of so many frames in its usual layout, with every frame taken for a sample.</summary>
    public Tensor Split(int frames) => new(Id, Name, Place, Positions / frames, Channels, ChannelStride, RowStride / frames, Offset) { Frames = frames, Length = Length };

    /// <summary>The samples of <see cref="Split"/> as a sequence again.</summary>
    public Tensor Joined() => new(Id, Name, Place, Positions * Frames, Channels, ChannelStride, RowStride * Frames, Offset) { Length = Length };

    /// <summary>The same memory with rows of the same distance, seen as other vectors.</summary>
    public Tensor Seen(int positions, int channels, int channelStride, int offset = 0) => new(Id, Name, Place, positions, channels, channelStride, RowStride, Offset + offset)
    {
        Frames = Frames, FirstFrame = FirstFrame, Loop = Loop, IsReused = IsReused, Length = Length, Step = Step,
    };
}
