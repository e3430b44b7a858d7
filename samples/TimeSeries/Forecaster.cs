using CompiledNet;

/// <summary>A network with the scale that it was trained on.</summary>
internal sealed class Forecaster
{
    private readonly SeaTemperature _series;
    private readonly ForecastNetwork _network;
    private readonly StandardScaler _scale;
    private readonly DataBlock _features, _targets;

    /// <summary>Trains on the years before <paramref name="validation"/>, until those before <paramref name="test"/> are forecast no better.</summary>
    public Forecaster(SeaTemperature series, int validation, int test, int seed)
    {
        _series = series;
        _scale = StandardScaler.Fit(series.Years(series.FirstYear, validation), width: 1);
        float[] scaled = new float[series.Months.Length];
        _scale.Apply(series.Months, scaled);
        _features = WithSeason(scaled);
        _targets = scaled;

        _network = new ForecastNetwork(seed);
        var stopping = new EarlyStopping(patience: 25, restoreBestWeights: true);
        _network.Fit(series.Windows(series.FirstYear, validation, _features, _targets), new FitOptions
        {
            Optimizer = new Adam(0.003f),
            Epochs = 200,
            BatchSize = 32,
            Seed = seed,
            Validation = series.Windows(validation, test, _features, _targets),
            Callbacks = [stopping],
            Verbose = 0,
        });
        BestEpoch = stopping.BestEpoch + 1;
    }

    /// <summary>The epoch, counted from 1, that forecast the validation years best.</summary>
    public int BestEpoch { get; }

    /// <summary>The architecture.</summary>
    public string Summary => _network.Summary();

    /// <summary>Forecasts in °C, a row of <see cref="ForecastNetwork.Horizon"/> months for each month in which one is made.</summary>
    public float[] Forecast(int from, int end)
    {
        float[] forecast = _network.Predict(_series.Windows(from, end, _features, _targets));
        _scale.Invert(forecast, forecast);
        return forecast;
    }

    private static DataBlock WithSeason(float[] values)
    {
        var rows = new float[values.Length, ForecastNetwork.Channels];
        for (int month = 0; month < values.Length; month++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * month / SeaTemperature.Period);
            (rows[month, 0], rows[month, 1], rows[month, 2]) = (values[month], (float)sine, (float)cosine);
        }

        return rows;
    }
}
