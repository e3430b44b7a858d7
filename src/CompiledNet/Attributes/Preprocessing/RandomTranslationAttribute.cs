namespace CompiledNet;

/// <summary>While training, moves each image [height, width, channels] by a random part of its size; otherwise passes its input on.</summary>
/// <remarks>As Keras' <c>RandomTranslation</c>; <see cref="RandomTranslation"/> does the same to the samples of a source.</remarks>
public sealed class RandomTranslationAttribute : LayerAttribute
{
    /// <summary>Factors from −f to f.</summary>
    /// <param name="heightFactor">By which part of the height, from −1 for up to 1 for down.</param>
    /// <param name="widthFactor">By which part of the width, from −1 for left to 1 for right.</param>
    public RandomTranslationAttribute(double heightFactor, double widthFactor) : this([heightFactor], [widthFactor])
    {
    }

    /// <summary>Factors from where to where.</summary>
    /// <param name="heightFactor">By which part of the height, from −1 for up to 1 for down. One number f stands for −f to f.</param>
    /// <param name="widthFactor">By which part of the width, from −1 for left to 1 for right. One number f stands for −f to f.</param>
    public RandomTranslationAttribute(double[] heightFactor, double[] widthFactor) => (HeightFactor, WidthFactor) = (heightFactor, widthFactor);

    /// <summary>By which part of the height, from −1 for up to 1 for down.</summary>
    public double[] HeightFactor { get; }

    /// <summary>By which part of the width, from −1 for left to 1 for right.</summary>
    public double[] WidthFactor { get; }

    /// <summary>What lies beyond the edge.</summary>
    public FillMode FillMode { get; set; }

    /// <summary>What lies between pixels.</summary>
    public Interpolation Interpolation { get; set; }

    /// <summary>The number beyond the edge for <see cref="FillMode.Constant"/>.</summary>
    public double FillValue { get; set; }
}
