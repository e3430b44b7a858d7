using CompiledNet;

/// <summary>The digits in the repository, 80 % to train on and 20 % held out, with equal shares of every digit.</summary>
internal static class DigitsData
{
    /// <summary>The largest grey value.</summary>
    public const float White = 16;

    public static (Dataset Train, Dataset Test) Load(int seed)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz");
        var data = Dataset.FromCsv(path, new CsvOptions { HasHeader = false, Labels = [^1] });
        return data.StratifiedSplit(0.8, seed);
    }
}
