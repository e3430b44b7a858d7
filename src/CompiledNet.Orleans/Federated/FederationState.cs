using Orleans;

namespace CompiledNet.Orleans;

/// <summary>What the store keeps of a federation.</summary>
[GenerateSerializer]
internal sealed class FederationState
{
    /// <summary>What <c>FederatedServer.Save</c> writes.</summary>
    [Id(0)]
    public byte[] Server { get; set; } = [];

    /// <summary>Why the federation has ended before its last round, or null.</summary>
    [Id(1)]
    public string? Fault { get; set; }

    /// <summary>Whose updates of rounds that are closed may still be in the store.</summary>
    [Id(2)]
    public string[] Leftovers { get; set; } = [];
}
