using System.Text;

/// <summary>Draws images of 28 × 28 grey values from 0 to 255 as text.</summary>
internal static class GreyText
{
    public const int Side = 28;

    private const string Greys = " .:-=+*#%@";
    private const int White = 255;

    // A character is about twice as high as wide, so that it stands for two pixels above each other.
    public static string Line(ReadOnlySpan<float> pixels, int line)
    {
        var text = new StringBuilder(Side);
        for (int column = 0; column < Side; column++)
        {
            float grey = (pixels[line * Side + column] + pixels[(line + 1) * Side + column]) / 2;
            text.Append(Greys[(int)(grey / White * (Greys.Length - 1))]);
        }

        return text.ToString();
    }
}
