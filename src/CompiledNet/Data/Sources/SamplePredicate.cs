using System;

namespace CompiledNet;

/// <summary>Whether a sample is taken.</summary>
public delegate bool SamplePredicate(ReadOnlySpan<float> features, ReadOnlySpan<float> targets);
