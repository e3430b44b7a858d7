namespace CompiledNet.Testing;

/// <summary>One layer of a random graph, blocks already unfolded.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The name of its attribute.</param>
/// <param name="Inputs">The layers it reads.</param>
/// <param name="Shape">The shape of its result.</param>
public sealed record GraphLayer(string Name, string Kind, string[] Inputs, int[] Shape)
{
    /// <summary>The activation at its end, or null.</summary>
    public string? Activation { get; init; }

    /// <summary>Whether a dense layer adds a bias.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>The axis of a concatenation.</summary>
    public int Axis { get; init; }

    /// <summary>The length of the last axis.</summary>
    public int Channels => Shape[^1];

    /// <summary>How many numbers there are.</summary>
    public int Size
    {
        get
        {
            int size = 1;
            foreach (int length in Shape) size *= length;
            return size;
        }
    }
}
