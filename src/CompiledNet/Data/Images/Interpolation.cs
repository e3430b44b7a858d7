namespace CompiledNet;

/// <summary>What lies between the pixels of an image.</summary>
public enum Interpolation
{
    /// <summary>The four pixels around, weighted by their distance.</summary>
    Bilinear,

    /// <summary>The pixel that is nearest; halves are rounded away from zero.</summary>
    Nearest,
}
