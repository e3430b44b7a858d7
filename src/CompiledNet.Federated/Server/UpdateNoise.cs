using CompiledNet.Numerics;

namespace CompiledNet.Federated;

/// <summary>Normal noise on the mean of a round; the draws are a function of the seed, the round and the place of the number.</summary>
internal static class UpdateNoise
{
    // Keeps the draws apart from those of the sampling of clients.
    private const ulong Streams = 1UL << 42;

    /// <summary>Adds noise to the parameters that the server changes.</summary>
    public static void Add(double[][] mean, bool[] isLive, double deviation, int seed, int round)
    {
        var random = new RandomStream(seed, Streams + (ulong)round);
        for (int i = 0; i < mean.Length; i++)
        {
            if (!isLive[i]) continue;
            for (int j = 0; j < mean[i].Length; j++) mean[i][j] += deviation * random.NextNormal();
        }
    }
}
