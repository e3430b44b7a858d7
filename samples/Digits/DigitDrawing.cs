using System.Text;

/// <summary>Draws a digit in the terminal, and beside it what the network saw in it.</summary>
internal static class DigitDrawing
{
    private const string Greys = " .:-=+*#%@";
    private const int Side = 8;
    private const int BarWidth = 24;

    /// <param name="pixels">64 grey values from 0 to 16.</param>
    /// <param name="probabilities">Ten probabilities.</param>
    /// <param name="digit">What it is.</param>
    public static string Draw(ReadOnlySpan<float> pixels, ReadOnlySpan<float> probabilities, int digit)
    {
        int[] order = Order(probabilities);
        var text = new StringBuilder();
        text.AppendLine($"a {digit}, seen as {order[0]}{(order[0] == digit ? "" : "   <-- wrong")}");
        for (int row = 0; row < Side; row++)
        {
            text.Append("  ");
            for (int column = 0; column < Side; column++)
            {
                char grey = Greys[(int)Math.Min(Greys.Length - 1, pixels[row * Side + column] / DigitsData.White * Greys.Length)];
                text.Append(grey).Append(grey);
            }

            if (row is > 0 and < 4)
            {
                int candidate = order[row - 1];
                float share = probabilities[candidate];
                text.Append($"   {candidate} {share,6:P1} {new string('#', (int)Math.Round(share * BarWidth))}");
            }

            text.AppendLine();
        }

        return text.ToString();
    }

    /// <summary>The digits, the likeliest first.</summary>
    public static int[] Order(ReadOnlySpan<float> probabilities)
    {
        var keys = probabilities.ToArray();
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(order, (left, right) => keys[right].CompareTo(keys[left]));
        return order;
    }
}
