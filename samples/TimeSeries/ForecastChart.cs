using System.Text;

/// <summary>Draws what was forecast some months ahead, and what came.</summary>
internal static class ForecastChart
{
    private const int Low = 18, High = 30;              // °C
    private const int RowsPerDegree = 2, ColumnsPerMonth = 2;
    private const char Truth = '.', Seasonal = '-', Network = 'x';

    /// <param name="truth">What came, month by month from January on.</param>
    /// <param name="seasonal">The seasonal-naive forecast of the same months.</param>
    /// <param name="network">The network's forecast of the same months.</param>
    /// <param name="firstYear">The year of the first month.</param>
    public static string Draw(ReadOnlySpan<float> truth, ReadOnlySpan<float> seasonal, ReadOnlySpan<float> network, int firstYear)
    {
        var cells = new char[(High - Low) * RowsPerDegree + 1, truth.Length * ColumnsPerMonth];
        Plot(cells, seasonal, Seasonal);
        Plot(cells, truth, Truth);
        Plot(cells, network, Network);

        var text = new StringBuilder();
        text.AppendLine($"°C   {Truth} what came   {Seasonal} as a year ago   {Network} network");
        for (int row = 0; row < cells.GetLength(0); row++)
        {
            text.Append(row % (2 * RowsPerDegree) == 0 ? $"{High - row / RowsPerDegree,3} |" : "    |");
            for (int column = 0; column < cells.GetLength(1); column++) text.Append(cells[row, column] == 0 ? ' ' : cells[row, column]);
            text.AppendLine();
        }

        text.Append("     ");
        for (int year = 0; year < truth.Length / SeaTemperature.Period; year++)
            text.Append($"{firstYear + year}".PadRight(SeaTemperature.Period * ColumnsPerMonth));
        return text.AppendLine().ToString();
    }

    private static void Plot(char[,] cells, ReadOnlySpan<float> values, char mark)
    {
        for (int month = 0; month < values.Length; month++)
        {
            int row = Math.Clamp((int)MathF.Round((High - values[month]) * RowsPerDegree), 0, cells.GetLength(0) - 1);
            cells[row, month * ColumnsPerMonth] = mark;
        }
    }
}
