namespace CompiledNet.Federated;

/// <summary>What an update weighs in the mean of a round.</summary>
public enum ClientWeighting
{
    /// <summary>As many samples as it was trained on, as in FedAvg; the client says how many, up to <see cref="FederatedOptions.MaxSamples"/>.</summary>
    Samples,

    /// <summary>All the same.</summary>
    Equal,
}
