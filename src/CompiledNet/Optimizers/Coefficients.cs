namespace CompiledNet;

/// <summary>Up to five numbers of an update rule that are the same for all parameters in a step; each rule names its own.</summary>
internal readonly record struct Coefficients<T>(T First, T Second = default, T Third = default, T Fourth = default, T Fifth = default)
    where T : struct;
