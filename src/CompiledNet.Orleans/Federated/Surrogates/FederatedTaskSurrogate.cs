using CompiledNet.Federated;
using Orleans;

namespace CompiledNet.Orleans;

/// <summary>A task as Orleans sends it: CompiledNet.Federated knows no Orleans.</summary>
[GenerateSerializer]
internal struct FederatedTaskSurrogate
{
    [Id(0)]
    public int Round;

    [Id(1)]
    public byte[] Weights;

    [Id(2)]
    public int LocalEpochs;

    [Id(3)]
    public int BatchSize;

    [Id(4)]
    public float Mu;

    [Id(5)]
    public string[] Frozen;
}

/// <summary>From and to it.</summary>
[RegisterConverter]
internal sealed class FederatedTaskConverter : IConverter<FederatedTask, FederatedTaskSurrogate>
{
    public FederatedTask ConvertFromSurrogate(in FederatedTaskSurrogate surrogate) => new()
    {
        Round = surrogate.Round, Weights = surrogate.Weights, LocalEpochs = surrogate.LocalEpochs, BatchSize = surrogate.BatchSize, Mu = surrogate.Mu, Frozen = surrogate.Frozen,
    };

    public FederatedTaskSurrogate ConvertToSurrogate(in FederatedTask value) => new()
    {
        Round = value.Round, Weights = value.Weights.ToArray(), LocalEpochs = value.LocalEpochs, BatchSize = value.BatchSize, Mu = value.Mu, Frozen = [.. value.Frozen],
    };
}
