using System;
using System.Collections.Generic;

namespace CompiledNet.Generator.Tests.Fuzzing;

/// <summary>Random choices: the same for one seed on every machine.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A number from 0 up to, but not including, <paramref name="count"/>.</summary>
    public int Below(int count) => _random.Next(count);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public T Of<T>(params IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>An item that was not taken before, or with an added number if all were.</summary>
    public string Fresh(IReadOnlyList<string> items, ISet<string> taken)
    {
        string wanted = Of(items), free = wanted;
        for (int i = 2; !taken.Add(free.TrimStart('@')); i++) free = wanted.TrimStart('@') + i;
        return free;
    }
}
