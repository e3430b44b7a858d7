using System;

namespace CompiledNet;

/// <summary>How many rows are predicted at a time.</summary>
internal static class InferenceBlock
{
    // Bytes of the results of all layers, which the next ones read: half of a usual second-level cache.
    private const int CacheBytes = 1 << 19;

    // More save nothing while the weights are in a cache; twice as many where they come from memory for every block.
    private const int MostRows = 128;

    // A register tile takes eight rows of a product.
    private const int TileRows = 8;

    /// <summary>
    /// As many rows as a cache holds the results of, up to 128, and as few as fill a register tile: eight, or fewer where a sample has several in a
    /// product. Of a stateful network, whose blocks are batches, 128.
    /// </summary>
    public static int Rows(NetworkDescription network)
    {
        if (network.StateRowLength > 0) return MostRows;
        int most = network.ExceedsCaches ? 2 * MostRows : MostRows;
        long rows = CacheBytes / sizeof(float) / Math.Max(1, network.Workspaces.InferenceRowLength);
        // A layer that uses a weight often within a row, as convolutions do, needs fewer rows to make up for fetching it.
        if (network.ExceedsCaches) rows = Math.Max(rows, most * (long)network.ParameterLength / Math.Max(1, network.MultiplyAdds));
        return (int)(rows >= TileRows ? Math.Min(rows, most) / TileRows * TileRows : Math.Max(rows, FewestRows(network)));
    }

    // As often as a weight is used for a sample, so many rows a sample has in a product, save that time steps follow each other.
    private static long FewestRows(NetworkDescription network) =>
        network.IsRecurrent ? TileRows : Math.Clamp(TileRows * (long)network.ParameterLength / Math.Max(1, network.MultiplyAdds), 1, TileRows);
}
