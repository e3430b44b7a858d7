using Orleans;

namespace CompiledNet.Orleans;

/// <summary>What the store keeps of a sweep.</summary>
[GenerateSerializer]
internal sealed class SweepRecord
{
    /// <summary>The space as text.</summary>
    [Id(0)]
    public string Space { get; set; } = "";

    /// <summary>The version of the objective that its trials run in.</summary>
    [Id(1)]
    public string Version { get; set; } = "";

    /// <summary>All its trials have numbers below this.</summary>
    [Id(2)]
    public int Trials { get; set; }
}
