namespace CompiledNet.Images;

/// <summary>How the pixels of an image of another size follow from those of the file. Centres of pixels lie at half positions, as in TensorFlow 2 and Pillow.</summary>
public enum ResizeInterpolation
{
    /// <summary>Two neighbours along each axis, weighted by their distance.</summary>
    Bilinear,

    /// <summary>The pixel whose place it is.</summary>
    Nearest,

    /// <summary>Four neighbours along each axis, weighted by Keys' cubic with a = -1/2.</summary>
    Bicubic,

    /// <summary>The mean of all that falls into the place of a pixel.</summary>
    Area,

    /// <summary>Six neighbours along each axis, weighted by Lanczos' windowed sinc of three lobes.</summary>
    Lanczos3,
}
