using System;
using CompiledNet.Tuning;

namespace CompiledNet.OrleansTests;

/// <summary>Tells of the trials of a search as they end.</summary>
internal sealed class Told(Action<Trial> tell) : IProgress<Trial>
{
    public void Report(Trial value) => tell(value);
}
