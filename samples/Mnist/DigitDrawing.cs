using System.Text;
using CompiledNet;

/// <summary>Draws digits in the terminal, several side by side.</summary>
internal static class DigitDrawing
{
    private const string Greys = " .:-=+*#%@";
    private const int Side = 28, Abreast = 3, Gap = 2, White = 255;

    /// <summary>Draws the digits of mistakes with what they are and what was seen in them.</summary>
    public static string Draw(Dataset data, Mistake[] mistakes)
    {
        var text = new StringBuilder();
        foreach (var row in mistakes.Chunk(Abreast))
        {
            foreach (var mistake in row) text.Append($"a {mistake.Digit} ({mistake.Probability:P2}), seen as {mistake.Seen}".PadRight(Side + Gap));
            text.AppendLine();
            for (int line = 0; line < Side; line += 2)
            {
                foreach (var mistake in row) text.Append(Line(data.FeatureRow(mistake.Row), line)).Append(' ', Gap);
                text.AppendLine();
            }
        }

        return text.ToString();
    }

    // A character is about twice as high as wide, so that it stands for two pixels above each other.
    private static string Line(ReadOnlySpan<float> pixels, int line)
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
