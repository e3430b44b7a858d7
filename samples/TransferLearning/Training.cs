using CompiledNet;

/// <summary>Teaches a trunk to see with digits, and a head on it to know clothes from few examples.</summary>
internal static class Training
{
    private const int TestOfEach = 1000, QuickDigits = 6000, QuickTestOfEach = 100;

    /// <param name="digits">Where MNIST is.</param>
    /// <param name="clothes">Where Fashion-MNIST is.</param>
    /// <param name="seed">Of weights and orders.</param>
    /// <param name="isQuick">Whether a tenth of the digits and of the test is enough.</param>
    public static void Run(string digits, string clothes, int seed, bool isQuick)
    {
        var (train, test) = ImageFiles.LoadMnist(digits, isQuick ? QuickDigits : int.MaxValue);
        var source = new Digits(seed);
        source.Fit(train, Options(0.002f, isQuick ? 1 : 3, seed));
        Console.WriteLine($"digits, {train.Count} to learn from: {Accuracy(source, test):P1} of {test.Count} right");

        foreach (int ofEach in isQuick ? [10] : new[] { 10, 100 })
        {
            var (few, unseen) = ClothesData.Load(clothes, ofEach, isQuick ? QuickTestOfEach : TestOfEach);
            Console.WriteLine($"\nclothes, {ofEach} of each kind to learn from, {unseen.Count} to test with:");

            var model = new Clothes(seed);
            var report = model.Weights.CopyFrom(source, LoadMode.ByName);
            Console.WriteLine($"  {report.Loaded.Count} tensors by name from the digits, anew: {string.Join(", ", report.Missing)}");
            model.Freeze("trunk");
            model.Fit(few, Options(0.005f, 40, seed));
            Console.WriteLine($"  the head alone, on a frozen trunk:  {Accuracy(model, unseen):P1}");

            model.Unfreeze("trunk");
            model.Fit(few, Options(0.0003f, 20, seed));
            Console.WriteLine($"  then all of it, at a smaller rate: {Accuracy(model, unseen):P1}");

            var fresh = new Clothes(seed);
            fresh.Fit(few, Options(0.002f, 60, seed));
            Console.WriteLine($"  from nothing, for comparison:      {Accuracy(fresh, unseen):P1}");
        }
    }

    private static FitOptions Options(float rate, int epochs, int seed) => new()
    {
        Optimizer = new Adam(rate), Epochs = epochs, Seed = seed, Threads = Environment.ProcessorCount, Verbose = 0,
    };

    private static double Accuracy(INetwork<float> model, Dataset data) => model.Evaluate(data, [new SparseCategoricalAccuracy()])["sparse_categorical_accuracy"];
}
