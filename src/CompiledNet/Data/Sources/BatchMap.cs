using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Changes a batch of samples in place.</summary>
/// <param name="features">The features, row-major.</param>
/// <param name="targets">The targets, row-major.</param>
/// <param name="rows">How many samples there are.</param>
/// <param name="random">Numbers that follow from the seed and the epoch; drawn from batch to batch.</param>
public delegate void BatchMap(Span<float> features, Span<float> targets, int rows, RandomStream random);
