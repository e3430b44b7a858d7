using CompiledNet;

/// <summary>Loads what training saved, and predicts.</summary>
internal static class Prediction
{
    private const int Drawn = 5;

    public static int Run(int seed, string path)
    {
        if (!File.Exists(path))
        {
            Console.Error.WriteLine($"{path} does not exist; train first: dotnet run -c Release --project samples/Digits");
            return 1;
        }

        var model = DigitsNetwork.FromFile(path, out var scaler);
        var (_, test) = DigitsData.Load(seed);
        var scaled = scaler!.Apply(test);
        Span<float> probabilities = stackalloc float[DigitsNetwork.OutputSize];
        for (int row = 0; row < Drawn; row++)
        {
            model.Predict(scaled.FeatureRow(row), probabilities);
            Console.WriteLine(DigitDrawing.Draw(test.FeatureRow(row), probabilities, (int)test.TargetRow(row)[0]));
        }

        Console.WriteLine($"test accuracy: {model.Evaluate(scaled, [new Accuracy()])["accuracy"]:F3}");
        return 0;
    }
}
