using System;

namespace CompiledNet;

/// <summary>Ends a fit in all processes at the same batch, where one of them wants to: the others would wait for it for ever.</summary>
internal sealed class ExchangeAgreement(Exchange exchange)
{
    private const byte Stop = 1, Cancel = 2;

    private readonly byte[] _wishes = new byte[exchange.Ranks];
    private readonly int[] _counts = Ones(exchange.Ranks);

    /// <summary>Whether any process wants to stop after this batch, and whether any was cancelled; all of them ask at the same time.</summary>
    public (bool Stops, bool IsCancelled) Of(bool stops, bool isCancelled)
    {
        _wishes[exchange.Rank] = (byte)((stops ? Stop : 0) | (isCancelled ? Cancel : 0));
        exchange.AllGather(_wishes, _counts);
        byte all = 0;
        foreach (byte wishes in _wishes) all |= wishes;
        return ((all & Stop) != 0, (all & Cancel) != 0);
    }

    private static int[] Ones(int length)
    {
        int[] counts = new int[length];
        Array.Fill(counts, 1);
        return counts;
    }
}
