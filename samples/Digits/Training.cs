using CompiledNet;

/// <summary>The main job: train, look at the result, save.</summary>
internal static class Training
{
    private const int Drawn = 3;

    public static void Run(int seed, string path, string? report)
    {
        var (train, test) = DigitsData.Load(seed);
        var scaler = MinMaxScaler.Fit(train);
        var scaled = scaler.Apply(test);

        var model = new DigitsNetwork(seed);
        Console.WriteLine(model.Summary());
        var history = model.Fit(scaler.Apply(train), new FitOptions
        {
            Optimizer = new Adam(0.001f),
            Epochs = 80,
            BatchSize = 16,
            Seed = seed,
            Validation = scaled,
            Metrics = [new Accuracy()],
        });

        var confusion = new ConfusionMatrix(10);
        float[] predictions = model.Predict(scaled);
        confusion.Update(predictions, test.Targets, test.Count, DigitsNetwork.OutputSize, DigitsNetwork.TargetSize);
        Console.WriteLine();
        Console.WriteLine($"test accuracy: {confusion.Accuracy:F3}");
        Console.WriteLine();
        Console.WriteLine(confusion);
        Draw(test, predictions);
        Console.WriteLine(PredictionLatency.Measure(model, scaled));
        model.Save(path, scaler);
        if (report is not null)
        {
            history.SaveReport(report);
            Console.WriteLine($"the report of this run is {report}: open it in a browser");
        }

        Console.WriteLine($"saved to {path}; see what it predicts with: dotnet run -c Release --project samples/Digits -- predict");
    }

    // The first digits, and the first mistakes.
    private static void Draw(Dataset test, float[] predictions)
    {
        var rows = Enumerable.Range(0, test.Count).ToLookup(row => IsRight(test, predictions, row));
        foreach (int row in rows[true].Take(Drawn).Concat(rows[false].Take(Drawn)))
            Console.WriteLine(DigitDrawing.Draw(test.FeatureRow(row), Probabilities(predictions, row), (int)test.TargetRow(row)[0]));
    }

    private static bool IsRight(Dataset test, float[] predictions, int row) =>
        DigitDrawing.Order(Probabilities(predictions, row))[0] == (int)test.TargetRow(row)[0];

    private static ReadOnlySpan<float> Probabilities(float[] predictions, int row) =>
        predictions.AsSpan(row * DigitsNetwork.OutputSize, DigitsNetwork.OutputSize);
}
