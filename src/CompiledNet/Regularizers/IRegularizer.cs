using System;

namespace CompiledNet;

/// <summary>A penalty on the values of one parameter, added to the loss.</summary>
public interface IRegularizer
{
    /// <summary>The penalty for <paramref name="values"/>, row-major in <paramref name="shape"/>.</summary>
    double Penalty(ReadOnlySpan<float> values, ReadOnlySpan<int> shape);

    /// <summary>Adds the gradient of the penalty to <paramref name="gradient"/>.</summary>
    void AddGradient(ReadOnlySpan<float> values, ReadOnlySpan<int> shape, Span<float> gradient);
}
