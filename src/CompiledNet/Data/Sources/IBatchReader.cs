using System;

namespace CompiledNet;

/// <summary>One pass over the samples of a source. Which samples come does not depend on how many are asked for at a time.</summary>
public interface IBatchReader : IDisposable
{
    /// <summary>Reads the next samples, row-major.</summary>
    /// <param name="features">Takes their features; at least <paramref name="most"/> × FeatureCount numbers long.</param>
    /// <param name="targets">Takes their targets; at least <paramref name="most"/> × TargetCount numbers long.</param>
    /// <param name="weights">Takes their weights, at least <paramref name="most"/>; empty if the source has none.</param>
    /// <param name="most">How many samples are wanted; positive.</param>
    /// <returns>How many there were, from 1 to <paramref name="most"/>; 0 at the end.</returns>
    int Read(Span<float> features, Span<float> targets, Span<float> weights, int most);
}
