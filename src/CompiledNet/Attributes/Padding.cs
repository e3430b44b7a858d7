namespace CompiledNet;

/// <summary>What a window that moves over an axis does at its ends.</summary>
public enum Padding
{
    /// <summary>It stays within the input: n positions give ⌊(n − size) / stride⌋ + 1.</summary>
    Valid,

    /// <summary>It may reach beyond both ends, evenly as far as that goes: n positions give ⌈n / stride⌉.</summary>
    Same,

    /// <summary>
    /// It reaches beyond the start only, so that no result depends on a later position: n positions give ⌈n / stride⌉.
    /// For convolutions over sequences.
    /// </summary>
    Causal,
}
