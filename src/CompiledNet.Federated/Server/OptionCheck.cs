using System;

namespace CompiledNet.Federated;

/// <summary>Refuses options that cannot be meant, before a server begins.</summary>
internal static class OptionCheck
{
    // What a timer of .NET takes.
    private static readonly TimeSpan s_longestTimeout = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <exception cref="ArgumentException">An option is outside of its range, or does not go with another or with the network.</exception>
    public static void Run(NetworkDescription network, FederatedOptions options)
    {
        ArgumentNullException.ThrowIfNull(options.Optimizer, nameof(options.Optimizer));
        ArgumentNullException.ThrowIfNull(options.Clock, nameof(options.Clock));
        ArgumentNullException.ThrowIfNull(options.Metrics, nameof(options.Metrics));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.ClientsPerRound ?? 1, nameof(options.ClientsPerRound));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.LocalEpochs, nameof(options.LocalEpochs));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.BatchSize, nameof(options.BatchSize));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Quorum, nameof(options.Quorum));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Quorum, options.ClientsPerRound ?? int.MaxValue, nameof(options.Quorum));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Timeout ?? s_longestTimeout, TimeSpan.Zero, nameof(options.Timeout));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Timeout ?? s_longestTimeout, s_longestTimeout, nameof(options.Timeout));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxSamples ?? 1, nameof(options.MaxSamples));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxUpdateBytes ?? 1, nameof(options.MaxUpdateBytes));
        if (!Enum.IsDefined(options.Weighting)) throw new ArgumentOutOfRangeException(nameof(options.Weighting), options.Weighting, "Samples or Equal was expected.");
        NotNegative(options.Mu, nameof(options.Mu));
        NotNegative(options.NoiseMultiplier, nameof(options.NoiseMultiplier));
        if (options.ClipNorm is { } norm && !(norm > 0 && double.IsFinite(norm)))
            throw new ArgumentOutOfRangeException(nameof(options.ClipNorm), norm, "A finite number greater than 0 was expected.");
        if (options.NoiseMultiplier == 0) return;
        if (options.ClipNorm is null) throw new ArgumentException("Noise is measured by what one client can change: NoiseMultiplier needs ClipNorm.", nameof(options.NoiseMultiplier));
        if (network.CouplesSamples)
            throw new ArgumentException($"'{network.Name}' has batch normalization, whose moving averages noise would spoil: take LayerNormalization, or no NoiseMultiplier.", nameof(options.NoiseMultiplier));
    }

    private static void NotNegative(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value))) throw new ArgumentOutOfRangeException(name, value, "A finite number of at least 0 was expected.");
    }
}
