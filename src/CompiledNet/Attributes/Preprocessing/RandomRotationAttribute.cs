namespace CompiledNet;

/// <summary>While training, turns each image [height, width, channels] around its center by a random angle; otherwise passes its input on.</summary>
/// <remarks>As Keras' <c>RandomRotation</c>; <see cref="RandomRotation"/> does the same to the samples of a source.</remarks>
/// <param name="factor">By which part of a full turn, counter-clockwise where it is positive: one number f for −f to f, or two from where to where; within −1 to 1.</param>
public sealed class RandomRotationAttribute(params double[] factor) : LayerAttribute
{
    /// <summary>By which part of a full turn: one number, or two from where to where.</summary>
    public double[] Factor { get; } = factor;

    /// <summary>What lies beyond the edge.</summary>
    public FillMode FillMode { get; set; }

    /// <summary>What lies between pixels.</summary>
    public Interpolation Interpolation { get; set; }

    /// <summary>The number beyond the edge for <see cref="FillMode.Constant"/>.</summary>
    public double FillValue { get; set; }
}
