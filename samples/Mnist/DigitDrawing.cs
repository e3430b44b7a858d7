using System.Text;
using CompiledNet;

/// <summary>Draws digits in the terminal, several side by side.</summary>
internal static class DigitDrawing
{
    private const int Abreast = 3, Gap = 2;

    /// <summary>Draws the digits of mistakes with what they are and what was seen in them.</summary>
    public static string Draw(Dataset data, Mistake[] mistakes)
    {
        var text = new StringBuilder();
        foreach (var row in mistakes.Chunk(Abreast))
        {
            foreach (var mistake in row) text.Append($"a {mistake.Digit} ({mistake.Probability:P2}), seen as {mistake.Seen}".PadRight(GreyText.Side + Gap));
            text.AppendLine();
            for (int line = 0; line < GreyText.Side; line += 2)
            {
                foreach (var mistake in row) text.Append(GreyText.Line(data.FeatureRow(mistake.Row), line)).Append(' ', Gap);
                text.AppendLine();
            }
        }

        return text.ToString();
    }
}
