using System;
using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>Draws the first values of a parameter.</summary>
public interface IInitializer
{
    /// <summary>Fills <paramref name="values"/>, row-major in <paramref name="shape"/>, from <paramref name="random"/>.</summary>
    /// <param name="values">As many numbers as the shape has.</param>
    /// <param name="shape">The parameter's shape, such as [inputs, outputs] for a dense kernel.</param>
    /// <param name="random">The stream of random numbers of this parameter.</param>
    void Fill(Span<float> values, ReadOnlySpan<int> shape, RandomStream random);
}
