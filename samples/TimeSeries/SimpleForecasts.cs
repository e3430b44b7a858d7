using CompiledNet;

/// <summary>Forecasts that need no learning, which a network has to beat to be worth anything.</summary>
/// <remarks>R. Hyndman and G. Athanasopoulos, "Forecasting: Principles and Practice", section "Some simple forecasting methods".</remarks>
internal static class SimpleForecasts
{
    /// <summary>It stays as it is: the last known value.</summary>
    public static float[] Naive(Dataset forecasts) => Forecast(forecasts, (history, _, _) => history[^1]);

    /// <summary>It will be as it was a period ago.</summary>
    public static float[] SeasonalNaive(Dataset forecasts, int period) =>
        Forecast(forecasts, (history, _, step) => history[history.Length - period + step % period]);

    /// <summary>It will be as it is on average at that time of the period.</summary>
    /// <param name="forecasts">Windows that follow one another step by step; the first target is the first step of a period.</param>
    /// <param name="known">Whole periods of the past, of which the average is taken.</param>
    /// <param name="period">How many steps there are in a period.</param>
    public static float[] SeasonalMean(Dataset forecasts, ReadOnlySpan<float> known, int period)
    {
        var mean = new float[period];
        for (int i = 0; i < known.Length; i++) mean[i % period] += known[i] * period / known.Length;
        return Forecast(forecasts, (_, row, step) => mean[(row + step) % period]);
    }

    private static float[] Forecast(Dataset forecasts, Rule rule)
    {
        var result = new float[forecasts.Targets.Length];
        for (int i = 0; i < result.Length; i++)
        {
            var (row, step) = Math.DivRem(i, forecasts.TargetCount);
            result[i] = rule(forecasts.FeatureRow(row), row, step);
        }

        return result;
    }

    /// <summary>Forecasts the value <paramref name="step"/> steps after the next one, in window number <paramref name="row"/>.</summary>
    private delegate float Rule(ReadOnlySpan<float> history, int row, int step);
}
