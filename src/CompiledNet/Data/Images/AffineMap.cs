using System;

namespace CompiledNet;

/// <summary>
/// Where in the input each pixel of the result comes from: column = A0 · x + A1 · y + A2, row = B0 · x + B1 · y + B2 for the pixel in
/// column x of row y.
/// </summary>
/// <remarks>The matrices of Keras' random layers; centers of pixels lie at whole numbers.</remarks>
internal readonly record struct AffineMap(double A0, double A1, double A2, double B0, double B1, double B2)
{
    /// <summary>Moves the image right by <paramref name="x"/> pixels and down by <paramref name="y"/>.</summary>
    public static AffineMap Translation(double x, double y) => new(1, 0, -x, 0, 1, -y);

    /// <summary>Turns the image counter-clockwise around its center.</summary>
    public static AffineMap Rotation(double radians, ImageShape shape)
    {
        var (sin, cos) = Math.SinCos(radians);
        double right = shape.Width - 1, bottom = shape.Height - 1;
        return new(cos, -sin, (right - (cos * right - sin * bottom)) / 2, sin, cos, (bottom - (sin * right + cos * bottom)) / 2);
    }

    /// <summary>Makes the image 1 / x as wide and 1 / y as high, around its center.</summary>
    public static AffineMap Zoom(double x, double y, ImageShape shape) => new(x, 0, (shape.Width - 1) / 2.0 * (1 - x), 0, y, (shape.Height - 1) / 2.0 * (1 - y));

    /// <summary>Moves each row by <paramref name="x"/> times its number, and each column by <paramref name="y"/> times its.</summary>
    public static AffineMap Shear(double x, double y) => new(1, x, 0, y, 1, 0);

    /// <summary>Mirrors the image.</summary>
    public static AffineMap Flip(bool horizontal, bool vertical, ImageShape shape) =>
        new(horizontal ? -1 : 1, 0, horizontal ? shape.Width - 1 : 0, 0, vertical ? -1 : 1, vertical ? shape.Height - 1 : 0);
}
