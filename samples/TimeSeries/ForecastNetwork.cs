using CompiledNet;

/// <summary>Reads two years of months, and tells the twelve that follow.</summary>
[Network]
[Input(History, Channels)]
[GRU(16)]
[Dense(Horizon)]
[Loss<MeanSquaredError>]
public sealed partial class ForecastNetwork
{
    /// <summary>How many months it sees.</summary>
    public const int History = 24;

    /// <summary>What it sees of each: the temperature, and the season as a point on a circle.</summary>
    public const int Channels = 3;

    /// <summary>How many months it forecasts.</summary>
    public const int Horizon = 12;
}
