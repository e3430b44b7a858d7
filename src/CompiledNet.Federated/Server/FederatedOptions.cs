using System;
using System.Collections.Generic;

namespace CompiledNet.Federated;

/// <summary>How a server runs rounds.</summary>
public sealed class FederatedOptions
{
    /// <summary>How the mean of the clients changes the server's weights: <see cref="FedAvg"/>, <see cref="FedAdam"/>, <see cref="FedYogi"/>, <see cref="FedAdagrad"/>.</summary>
    public ServerOptimizer Optimizer { get; init; } = new FedAvg();

    /// <summary>How many clients are asked in a round, drawn anew each time; null for all.</summary>
    public int? ClientsPerRound { get; init; }

    /// <summary>How often a client goes through its data in a round.</summary>
    public int LocalEpochs { get; init; } = 1;

    /// <summary>Samples of a step of the clients.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>μ of FedProx, see <see cref="ProximalTerm"/>; 0 for none.</summary>
    public float Mu { get; init; }

    /// <summary>How many updates a round needs at least; with fewer the weights stay, and the round is made again.</summary>
    public int Quorum { get; init; } = 1;

    /// <summary>How long a round waits for updates; null for as long as it takes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What an update weighs in the mean.</summary>
    public ClientWeighting Weighting { get; init; }

    /// <summary>The most samples that a client counts with, however many it says it has; null for no limit.</summary>
    public long? MaxSamples { get; init; }

    /// <summary>A client's change of the weights that is longer than this Euclidean norm is scaled down to it; null for no limit.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>
    /// z: normal noise with the standard deviation z · <see cref="ClipNorm"/> · largest share is added to each number of the mean; 0 for none. Needs <see cref="ClipNorm"/>.
    /// </summary>
    /// <remarks>
    /// After B. McMahan et al., "Learning Differentially Private Recurrent Language Models", 2018, whose noise has the deviation of the sensitivity of the mean times z. The noise alone is no proof
    /// of privacy: what is spent over the rounds is to be accounted for elsewhere, shares by samples depend on the data (take <see cref="ClientWeighting.Equal"/>), clients see
    /// every round's weights, and who knows <see cref="Seed"/> can take the noise off again. Parameters that are not trained are not averaged with noise on, and
    /// networks with batch normalization, whose averages would be spoilt, are refused.
    /// </remarks>
    public double NoiseMultiplier { get; init; }

    /// <summary>The most bytes of an update; null for what an update of the network needs in single precision, and 4,096 more.</summary>
    public long? MaxUpdateBytes { get; init; }

    /// <summary>The seed of the samples of clients and of the noise, each of which is a function of the seed and the round.</summary>
    public int Seed { get; init; }

    /// <summary>What the new weights of each round are evaluated on; null for nothing.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>What to report of it besides the loss.</summary>
    public IReadOnlyList<TrackedMetric> Metrics { get; init; } = [];

    /// <summary>What tells the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
