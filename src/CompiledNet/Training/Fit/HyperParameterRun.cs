using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>One of several runs with different hyper-parameters, such as a trial of a search: what it was given and what came of it, for packages that show runs side by side.</summary>
/// <param name="Name">What it is called; no two of a search are called alike.</param>
/// <param name="HyperParameters">What it was given: texts, numbers, and true or false, by name.</param>
public sealed record HyperParameterRun(string Name, IReadOnlyDictionary<string, object> HyperParameters)
{
    /// <summary>What it gave at its end; null if it failed or was ended early.</summary>
    public double? Value { get; init; }

    /// <summary>What it gave on the way, by growing steps.</summary>
    public IReadOnlyList<(int Step, double Value)> Reports { get; init; } = [];

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Why it failed; null if it did not.</summary>
    public string? Error { get; init; }
}
