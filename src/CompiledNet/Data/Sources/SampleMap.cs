using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Changes a sample in place.</summary>
/// <param name="features">The features.</param>
/// <param name="targets">The targets.</param>
/// <param name="random">Numbers that follow from the seed and the epoch; drawn from sample to sample.</param>
public delegate void SampleMap(Span<float> features, Span<float> targets, RandomStream random);
