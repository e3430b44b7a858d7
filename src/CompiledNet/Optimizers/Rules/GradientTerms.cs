using System;

namespace CompiledNet;

/// <summary>The gradients of a part of the parameters, as one or two terms of a sum that the sweep takes on its way.</summary>
/// <param name="first">One number a parameter.</param>
/// <param name="second">As many, or none.</param>
internal readonly ref struct GradientTerms(ReadOnlySpan<float> first, ReadOnlySpan<float> second = default)
{
    public ReadOnlySpan<float> First { get; } = first;

    public ReadOnlySpan<float> Second { get; } = second;
}
