using Orleans;

namespace CompiledNet.Orleans;

/// <summary>What the store keeps of a client's update while its round is open.</summary>
[GenerateSerializer]
internal sealed class StoredUpdate
{
    /// <summary>The round that it was taken for.</summary>
    [Id(0)]
    public int Round { get; set; }

    /// <summary>The message as it came.</summary>
    [Id(1)]
    public byte[] Message { get; set; } = [];

    /// <summary>The attempt at the round.</summary>
    [Id(2)]
    public int Attempt { get; set; }
}
