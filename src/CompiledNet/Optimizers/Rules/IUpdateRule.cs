using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>
/// What an optimizer does to one parameter: a formula written once for every vector width, which
/// <see cref="UpdateSweep"/> carries over the parameter block.
/// </summary>
internal interface IUpdateRule
{
    /// <summary>How many numbers of state a parameter has: the first so many of a, b and c are loaded and stored.</summary>
    static abstract int StateCount { get; }

    /// <summary>The new parameters.</summary>
    /// <param name="parameter">The old ones, weight decay already taken off.</param>
    /// <param name="gradient">Their gradients.</param>
    /// <param name="a">The first state.</param>
    /// <param name="b">The second state.</param>
    /// <param name="c">The third state.</param>
    /// <param name="coefficients">What the optimizer has worked out for this step.</param>
    static abstract V Apply<V>(V parameter, V gradient, ref V a, ref V b, ref V c, Coefficients<V> coefficients)
        where V : struct, ILanes<V>;
}
