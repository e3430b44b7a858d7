using System.Text;

/// <summary>The errors of several forecasts side by side.</summary>
internal static class ErrorTable
{
    private static readonly int[] s_ahead = [1, 2, 3, 6, 9, 12];

    public static string Draw(IEnumerable<(string Name, ForecastErrors Errors)> forecasts)
    {
        var text = new StringBuilder();
        text.AppendLine("mean absolute error and (root mean squared error) in °C, by months ahead");
        text.Append($"{"",-16}");
        foreach (int ahead in s_ahead) text.Append($"{ahead,7}      ");
        text.AppendLine("    all");
        foreach (var (name, errors) in forecasts)
        {
            text.Append($"{name,-16}");
            foreach (int ahead in s_ahead) text.Append(Pair(errors.MeanAbsoluteAt(ahead), errors.RootMeanSquaredAt(ahead)));
            text.AppendLine(Pair(errors.MeanAbsolute, errors.RootMeanSquared));
        }

        return text.ToString();
    }

    private static string Pair(double absolute, double squared) => $"{absolute,6:F2} ({squared:F2})";
}
