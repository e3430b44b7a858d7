using CompiledNet.Numerics;

namespace CompiledNet;

/// <summary>The part of a loss that belongs to one output number; <see cref="ElementwiseLoss"/> takes the mean.</summary>
internal interface IElementwiseTerm
{
    /// <summary>The loss of one number.</summary>
    T Value<T>(T prediction, T target) where T : struct, ILanes<T>;

    /// <summary>Its derivative by the prediction.</summary>
    T Slope<T>(T prediction, T target) where T : struct, ILanes<T>;
}
