using CompiledNet;

/// <summary>The series: temperatures in °C, month after month from a January on, and the windows of some of its years.</summary>
/// <param name="FirstYear">The year of the first month.</param>
/// <param name="Months">The temperature of each month.</param>
internal sealed record SeaTemperature(int FirstYear, float[] Months)
{
    /// <summary>Months in a year, the period of the series.</summary>
    public const int Period = 12;

    /// <summary>Reads the file in the repository, a line per year.</summary>
    public static SeaTemperature Load()
    {
        var years = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "nino12.csv"), label: "YEAR");
        return new SeaTemperature((int)years.Targets[0], years.Features.ToArray());
    }

    /// <summary>The year after the last one.</summary>
    public int EndYear => FirstYear + Months.Length / Period;

    /// <summary>The months of the years from <paramref name="from"/> to before <paramref name="end"/>.</summary>
    public ReadOnlySpan<float> Years(int from, int end) => Months.AsSpan((from - FirstYear) * Period, (end - from) * Period);

    /// <summary>
    /// The samples whose targets lie in these years: a forecast of the first year made in the December before it, one made a
    /// month later, and so on. At the start of the series, where there is no history yet, they begin as soon as they can.
    /// </summary>
    /// <param name="from">The first year.</param>
    /// <param name="end">The year after the last.</param>
    /// <param name="features">What a forecaster sees of each month of the whole series.</param>
    /// <param name="targets">What it has to find for each month of the whole series.</param>
    public Dataset Windows(int from, int end, DataBlock features, DataBlock targets)
    {
        int first = Math.Max(0, (from - FirstYear) * Period - ForecastNetwork.History), last = (end - FirstYear) * Period;
        return Dataset.FromSeries(features, targets, new WindowOptions { SequenceLength = ForecastNetwork.History, Horizon = ForecastNetwork.Horizon })
            .Skip(first).Take(last - first - ForecastNetwork.History - ForecastNetwork.Horizon + 1);
    }
}
