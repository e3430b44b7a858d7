namespace CompiledNet;

/// <summary>While training, slants each image [height, width, channels]: moves each row by a part of its number, and each column by a part of its; a toss of a coin turns both round; otherwise passes its input on.</summary>
/// <remarks>As Keras' <c>RandomShear</c>; <see cref="RandomShear"/> does the same to the samples of a source.</remarks>
public sealed class RandomShearAttribute : LayerAttribute
{
    /// <summary>Factors from −f to f.</summary>
    /// <param name="xFactor">By which part of a row's number it is moved, from −1 to 1.</param>
    /// <param name="yFactor">By which part of a column's number it is moved, from −1 to 1.</param>
    public RandomShearAttribute(double xFactor = 0, double yFactor = 0) : this([xFactor], [yFactor])
    {
    }

    /// <summary>Factors from where to where.</summary>
    /// <param name="xFactor">By which part of a row's number it is moved, from −1 to 1. One number f stands for −f to f.</param>
    /// <param name="yFactor">By which part of a column's number it is moved, from −1 to 1. One number f stands for −f to f.</param>
    public RandomShearAttribute(double[] xFactor, double[] yFactor) => (XFactor, YFactor) = (xFactor, yFactor);

    /// <summary>By which part of a row's number it is moved, from −1 to 1.</summary>
    public double[] XFactor { get; }

    /// <summary>By which part of a column's number it is moved, from −1 to 1.</summary>
    public double[] YFactor { get; }

    /// <summary>What lies beyond the edge.</summary>
    public FillMode FillMode { get; set; }

    /// <summary>What lies between pixels.</summary>
    public Interpolation Interpolation { get; set; }

    /// <summary>The number beyond the edge for <see cref="FillMode.Constant"/>.</summary>
    public double FillValue { get; set; }
}
