using CompiledNet;

/// <summary>Trains LeNet, and shows how well it reads digits that it has never seen.</summary>
internal static class Training
{
    private const int BatchSize = 64, WorstMistakes = 10, QuickTrain = 6000, QuickTest = 1000;

    /// <param name="folder">Where MNIST is.</param>
    /// <param name="seed">Of the first weights and the order of the digits.</param>
    /// <param name="isQuick">Whether one epoch on a tenth of the digits is enough.</param>
    public static void Run(string folder, int seed, bool isQuick)
    {
        var (train, test) = isQuick ? ImageFiles.LoadMnist(folder, QuickTrain, QuickTest) : ImageFiles.LoadMnist(folder);
        int epochs = isQuick ? 1 : 6, steps = epochs * ((train.Count + BatchSize - 1) / BatchSize);
        Console.WriteLine($"{train.Count} digits to train on, {test.Count} to test with, from {folder}{(isQuick ? " (a quick look)" : "")}");

        var model = new LeNet(seed);
        Console.WriteLine(model.Summary());
        model.Fit(train, new FitOptions
        {
            // The learning rate falls to nothing, so that the last epoch settles what the first ones found.
            Optimizer = new Adam { Schedule = new CosineDecay(0.002f, steps) },
            Epochs = epochs,
            BatchSize = BatchSize,
            Seed = seed,
            Threads = Environment.ProcessorCount,
            Validation = test,
            Metrics = [new SparseCategoricalAccuracy()],
        });

        float[] predictions = model.Predict(test);
        var mistakes = Mistakes.Of(test, predictions);
        Console.WriteLine();
        Console.WriteLine($"test accuracy: {1 - mistakes.Count / (double)test.Count:F4}");
        Console.WriteLine();
        Console.WriteLine($"the worst of {mistakes.Count} mistakes, least likely first:");
        Console.WriteLine(DigitDrawing.Draw(test, [.. mistakes.Take(WorstMistakes)]));
    }
}
