namespace CompiledNet.Samples.Tests;

public class SimpleForecastTests
{
    private const int Period = 4;

    /// <summary>Two periods of 0, 1, 2 … as history, one and a half as horizon.</summary>
    private static readonly Dataset s_counted = Dataset.FromSeries(
        Enumerable.Range(0, 16).Select(i => (float)i).ToArray(), new WindowOptions { SequenceLength = 8, Horizon = 6 });

    [Fact]
    public void Naive_repeats_the_last_value() =>
        SimpleForecasts.Naive(s_counted).ShouldBe([7, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 9, 9, 9, 9, 9, 9]);

    [Fact]
    public void Seasonal_naive_repeats_the_last_period() =>
        SimpleForecasts.SeasonalNaive(s_counted, Period).ShouldBe([4, 5, 6, 7, 4, 5, 5, 6, 7, 8, 5, 6, 6, 7, 8, 9, 6, 7]);

    [Fact]
    public void Seasonal_mean_knows_the_place_in_the_period() =>
        SimpleForecasts.SeasonalMean(s_counted, [0, 10, 20, 30, 2, 12, 22, 32], Period)
            .ShouldBe([1, 11, 21, 31, 1, 11, 11, 21, 31, 1, 11, 21, 21, 31, 1, 11, 21, 31]);

    [Fact]
    public void Errors_are_told_by_step()
    {
        var errors = new ForecastErrors([1, 2, 3, 4], [0, 5, 5, 4], horizon: 2);
        (errors.MeanAbsoluteAt(1), errors.MeanAbsoluteAt(2)).ShouldBe((1.5, 1.5));
        errors.RootMeanSquaredAt(1).ShouldBe(Math.Sqrt(2.5), 1e-12);
        errors.RootMeanSquaredAt(2).ShouldBe(Math.Sqrt(4.5), 1e-12);
        errors.MeanAbsolute.ShouldBe(1.5);
        errors.RootMeanSquared.ShouldBe(Math.Sqrt(3.5), 1e-12);
    }
}
