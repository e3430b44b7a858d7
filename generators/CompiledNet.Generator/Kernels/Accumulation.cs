using System;
using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>
/// A sum or maximum over many terms, in several accumulators side by side where there are enough of them: a single one
/// would wait for its own last result at every step.
/// </summary>
internal static class Accumulation
{
    private const int Chains = 4;

    /// <summary>Declares <paramref name="name"/> with the total over an index from 0 to <paramref name="count"/>.</summary>
    /// <param name="writer">Takes the text.</param>
    /// <param name="name">The name of the total.</param>
    /// <param name="count">How many terms.</param>
    /// <param name="initial">What each accumulator starts from.</param>
    /// <param name="step">Writes how an accumulator takes in the term at an index.</param>
    /// <param name="join">Two accumulators as one.</param>
    public static void Write(SourceWriter writer, string name, int count, string initial, Action<string, string> step, Func<string, string, string> join)
    {
        int chains = count < 2 * Chains ? 1 : Chains, whole = count / chains * chains;
        string[] names = chains == 1 ? [name] : [.. Enumerable.Range(0, chains).Select(chain => $"{name}{chain}")];
        foreach (string chain in names) writer.Line($"var {chain} = {initial};");
        using (writer.Begin($"for (nint p = 0; p < {whole}; p += {chains})"))
            for (int chain = 0; chain < chains; chain++) step(names[chain], chain == 0 ? "p" : $"(p + {chain})");
        for (int left = whole; left < count; left++) step(names[left - whole], left.ToString());
        if (chains > 1) writer.Line($"var {name} = {join(join(names[0], names[1]), join(names[2], names[3]))};");
    }

    /// <summary>A sum.</summary>
    public static void WriteSum(SourceWriter writer, ChannelLanes lanes, string name, int count, Action<string, string> step) =>
        Write(writer, name, count, lanes.Zero, step, (left, right) => lanes.Group(lanes.Add(left, right)));
}
