using CompiledNet;

const int Validation = 1986, Test = 1994;   // the first years of the validation and of the test
const int ChartFrom = 1996, ChartYears = 4, ChartAhead = 3;
const int Horizon = ForecastNetwork.Horizon, Period = SeaTemperature.Period;

int at = Array.IndexOf(args, "--seeds");
int seeds = at >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], out int given) ? given : 5;

var series = SeaTemperature.Load();
var test = series.Windows(Test, series.EndYear, series.Months, series.Months);
Console.WriteLine($"sea surface off Peru, {series.Months.Length} months: {series.FirstYear} to {Validation - 1} to train, {Validation} to {Test - 1} to validate, {Test} to {series.EndYear - 1} to test");

float[] seasonal = SimpleForecasts.SeasonalNaive(test, Period);
(string Name, ForecastErrors Errors)[] simple =
[
    ("naive", Errors(SimpleForecasts.Naive(test))),
    ("seasonal naive", Errors(seasonal)),
    ("seasonal mean", Errors(SimpleForecasts.SeasonalMean(test, series.Years(series.FirstYear, Test), Period))),
];

bool better = true;
for (int seed = 1; seed <= seeds; seed++)
{
    var forecaster = new Forecaster(series, Validation, Test, seed);
    float[] forecast = forecaster.Forecast(Test, series.EndYear);
    var errors = Errors(forecast);
    if (seed == 1) Report(forecaster, forecast, errors);
    double gain = 1 - errors.MeanAbsolute / simple[1].Errors.MeanAbsolute;
    Console.WriteLine($"seed {seed}: trained for {forecaster.BestEpoch} epochs, mean absolute error {errors.MeanAbsolute:F3} °C, {gain:P0} less than the seasonal-naive forecast");
    better &= gain > 0;
}

return better ? 0 : 1;

ForecastErrors Errors(float[] forecasts) => new(forecasts, test.Targets, Horizon);

void Report(Forecaster forecaster, float[] forecast, ForecastErrors errors)
{
    Console.WriteLine(forecaster.Summary);
    Console.WriteLine(ErrorTable.Draw([.. simple, ("GRU", errors)]));
    Console.WriteLine($"forecast {ChartAhead} months ahead");
    Console.WriteLine(ForecastChart.Draw(
        series.Years(ChartFrom, ChartFrom + ChartYears), Ahead(seasonal), Ahead(forecast), ChartFrom));
}

// The months of the chart as they were forecast so many months before; the first row forecasts the test's first January.
float[] Ahead(float[] forecasts) =>
    [.. Enumerable.Range((ChartFrom - Test) * Period - ChartAhead + 1, ChartYears * Period).Select(row => forecasts[row * Horizon + ChartAhead - 1])];
