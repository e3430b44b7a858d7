using System.Text;

/// <summary>Draws a moment of the sound in the terminal: the amplifier as a line, the network as points on it.</summary>
internal static class WaveformPlot
{
    private const int Columns = 96, Rows = 17, SamplesPerColumn = 3;
    private const char Target = '.', Output = 'x';

    /// <summary>The loudest moment of the target.</summary>
    public static string Draw(ReadOnlySpan<float> target, ReadOnlySpan<float> output)
    {
        int start = Loudest(target, Columns * SamplesPerColumn);
        float height = Peak(target.Slice(start, Columns * SamplesPerColumn));
        var cells = new char[Rows, Columns];
        for (int column = 0; column < Columns; column++)
        {
            int at = start + column * SamplesPerColumn;
            int row = Row(target[at] / height), next = Row(target[at + SamplesPerColumn - 1] / height);
            for (int i = Math.Min(row, next); i <= Math.Max(row, next); i++) cells[i, column] = Target;
            cells[Row(output[at] / height), column] = Output;
        }

        var text = new StringBuilder();
        text.AppendLine($"{1000.0 * Columns * SamplesPerColumn / Audio.SampleRate:F1} ms at {(double)start / Audio.SampleRate:F2} s: {Target} amplifier, {Output} network");
        for (int row = 0; row < Rows; row++)
        {
            text.Append("  ");
            for (int column = 0; column < Columns; column++) text.Append(cells[row, column] == 0 ? ' ' : cells[row, column]);
            text.AppendLine();
        }

        return text.ToString();
    }

    private static int Row(float value) => Math.Clamp((int)MathF.Round((1 - value) / 2 * (Rows - 1)), 0, Rows - 1);

    private static float Peak(ReadOnlySpan<float> signal)
    {
        float peak = 1e-9f;
        foreach (float value in signal) peak = Math.Max(peak, Math.Abs(value));
        return peak;
    }

    private static int Loudest(ReadOnlySpan<float> signal, int length)
    {
        int best = 0;
        double most = -1;
        for (int start = 0; start + length <= signal.Length; start += length)
        {
            double energy = 0;
            foreach (float value in signal.Slice(start, length)) energy += value * value;
            if (energy > most) (best, most) = (start, energy);
        }

        return best;
    }
}
