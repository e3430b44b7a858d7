namespace CompiledNet;

/// <summary>While training, makes each image [height, width, channels] smaller or larger around its center; otherwise passes its input on.</summary>
/// <remarks>As Keras' <c>RandomZoom</c>; <see cref="RandomZoom"/> does the same to the samples of a source.</remarks>
public sealed class RandomZoomAttribute : LayerAttribute
{
    /// <summary>Factors from −f to f.</summary>
    /// <param name="heightFactor">1 + this is what heights are divided by, from −1 to 1: smaller where it is positive.</param>
    /// <param name="widthFactor">1 + this is what widths are divided by, from −1 to 1.</param>
    public RandomZoomAttribute(double heightFactor, double widthFactor) : this([heightFactor], [widthFactor])
    {
    }

    /// <summary>Factors from where to where.</summary>
    /// <param name="heightFactor">1 + this is what heights are divided by, from −1 to 1: smaller where it is positive. One number f stands for −f to f.</param>
    /// <param name="widthFactor">1 + this is what widths are divided by, from −1 to 1. One number f stands for −f to f.</param>
    public RandomZoomAttribute(double[] heightFactor, double[] widthFactor) => (HeightFactor, WidthFactor) = (heightFactor, widthFactor);

    /// <summary>One factor from −f to f for height and width, so that proportions stay.</summary>
    /// <param name="heightFactor">1 + this is what heights are divided by, from −1 to 1: smaller where it is positive.</param>
    public RandomZoomAttribute(double heightFactor) => HeightFactor = [heightFactor];

    /// <summary>One factor from where to where for height and width, so that proportions stay.</summary>
    /// <param name="heightFactor">1 + this is what heights are divided by, from −1 to 1: smaller where it is positive. One number f stands for −f to f.</param>
    public RandomZoomAttribute(double[] heightFactor) => HeightFactor = heightFactor;

    /// <summary>1 + this is what heights are divided by, from −1 to 1: smaller where it is positive.</summary>
    public double[] HeightFactor { get; }

    /// <summary>1 + this is what widths are divided by, from −1 to 1. Null for the factor of the height.</summary>
    public double[]? WidthFactor { get; }

    /// <summary>What lies beyond the edge.</summary>
    public FillMode FillMode { get; set; }

    /// <summary>What lies between pixels.</summary>
    public Interpolation Interpolation { get; set; }

    /// <summary>The number beyond the edge for <see cref="FillMode.Constant"/>.</summary>
    public double FillValue { get; set; }
}
