using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Makes a sample of other widths.</summary>
/// <param name="features">The features.</param>
/// <param name="targets">The targets.</param>
/// <param name="newFeatures">Takes the new features; zeros before.</param>
/// <param name="newTargets">Takes the new targets; zeros before.</param>
/// <param name="random">Numbers that follow from the seed and the epoch; drawn from sample to sample.</param>
public delegate void SampleConversion(ReadOnlySpan<float> features, ReadOnlySpan<float> targets, Span<float> newFeatures, Span<float> newTargets, RandomStream random);
