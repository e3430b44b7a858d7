using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Numerics;

namespace CompiledNet.Federated;

/// <summary>Draws the clients of a round, without putting back: a function of the seed, the round, the attempt and the names alone.</summary>
internal static class ClientSample
{
    private const ulong Streams = 1UL << 41;

    /// <summary>The names of those who are asked, in ordinal order.</summary>
    public static string[] Draw(IEnumerable<string> clients, int? count, int seed, int round, int attempt)
    {
        string[] names = [.. clients.Order(StringComparer.Ordinal)];
        if (count is not { } asked || asked >= names.Length) return names;
        new RandomStream(seed, Streams + ((ulong)round << 8) + (ulong)(attempt & 255)).Shuffle<string>(names);
        Array.Resize(ref names, asked);
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }
}
