namespace CompiledNet.Images;

/// <summary>Digits of 3 × 5 pixels, so that numbers stand in images without a font.</summary>
internal static class DigitGlyphs
{
    public const int Width = 3, Height = 5, Advance = 4;

    // Rows from the top, three bits each.
    private static readonly ushort[] s_glyphs =
    [
        0b111_101_101_101_111, 0b010_110_010_010_111, 0b111_001_111_100_111, 0b111_001_111_001_111, 0b101_101_111_001_001,
        0b111_100_111_001_111, 0b111_100_111_101_111, 0b111_001_010_010_010, 0b111_101_111_101_111, 0b111_101_111_001_111,
    ];

    /// <summary>How many pixels wide a text of digits is.</summary>
    public static int Measure(string digits) => digits.Length * Advance - 1;

    /// <summary>Draws digits with their upper left corner at a place.</summary>
    public static void Draw(PngImage image, string digits, int left, int top, (byte, byte, byte) color)
    {
        foreach (char digit in digits)
        {
            for (int bit = 0; bit < Width * Height; bit++)
                if ((s_glyphs[digit - '0'] >> (Width * Height - 1 - bit) & 1) != 0) image.Set(left + bit % Width, top + bit / Width, color);
            left += Advance;
        }
    }
}
