using System;
using CompiledNet.Numerics;

namespace CompiledNet.Tuning;

/// <summary>Tries points at random, each value as likely as its scale says.</summary>
public sealed class RandomSearch : SearchStrategy
{
    /// <inheritdoc/>
    public override Point Next(SearchKnowledge knowledge, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(random);
        return Draw(knowledge.Space, random);
    }

    internal static Point Draw(SearchSpace space, RandomStream random) => space.Build(_ => random.NextDouble());
}
