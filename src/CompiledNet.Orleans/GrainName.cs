using System;
using System.Linq;
using System.Text;

namespace CompiledNet.Orleans;

/// <summary>Names of sweeps, objectives and federations: keys of grains, which the store has to keep and messages to show.</summary>
internal static class GrainName
{
    // Three of them make a key, which has to fit into an index of PostgreSQL.
    private const int Longest = 200;

    /// <exception cref="ArgumentException">The name is empty, too long, or has what cannot be kept or shown as it is.</exception>
    public static void Check(string name, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, parameter);
        if (name.Length > Longest || name.EnumerateRunes().Any(static rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar))
            throw new ArgumentException($"A name has 1 to {Longest} characters, without control characters and halves of pairs.", parameter);
    }
}
