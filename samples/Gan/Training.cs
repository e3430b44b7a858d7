using CompiledNet;

/// <summary>Lets the two play against each other, and shows what one has learned to draw.</summary>
/// <remarks>I. Goodfellow et al., "Generative Adversarial Nets", 2014, with the generator's loss that does not saturate.</remarks>
internal static class Training
{
    private const int BatchSize = 64, Shown = 8, QuickDigits = 6000;

    /// <param name="folder">Where MNIST is.</param>
    /// <param name="seed">Of the first weights, the order of the digits and the noise.</param>
    /// <param name="isQuick">Whether two epochs on a tenth of the digits are enough.</param>
    public static void Run(string folder, int seed, bool isQuick)
    {
        var (digits, _) = ImageFiles.LoadMnist(folder, isQuick ? QuickDigits : int.MaxValue, mostToTest: 1);
        int epochs = isQuick ? 2 : 20, batches = digits.Count / BatchSize;
        Console.WriteLine($"{digits.Count} digits to be mistaken for, from {folder}{(isQuick ? " (a quick look)" : "")}");

        var generator = new Generator(seed);
        // Half of Adam's usual momentum keeps the two from circling each other (A. Radford et al., 2016).
        using var making = new Trainer(generator, new Adam(0.0002f) { Beta1 = 0.5f }, BatchSize, seed, Environment.ProcessorCount);
        using var judging = new Trainer(new Judge(seed), new Adam(0.0002f) { Beta1 = 0.5f }, 2 * BatchSize, seed, Environment.ProcessorCount);
        float[] ones = [.. Enumerable.Repeat(1f, BatchSize)], truth = [.. Enumerable.Repeat(0.9f, BatchSize), .. new float[BatchSize]];
        float[] noise = new float[BatchSize * Generator.InputSize], seen = new float[2 * BatchSize * Judge.InputSize];
        var random = new Random(seed);
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            var shuffled = digits.Shuffle(seed + epoch);
            double judgeLoss = 0, makerLoss = 0;
            for (int batch = 0; batch < batches; batch++)
            {
                for (int i = 0; i < noise.Length; i++) noise[i] = Normal(random);
                var made = making.Forward(noise);
                made.CopyTo(seen.AsSpan(seen.Length / 2));
                var real = shuffled.Features.Slice(batch * BatchSize * Judge.InputSize, BatchSize * Judge.InputSize);
                for (int i = 0; i < real.Length; i++) seen[i] = real[i] / 127.5f - 1;

                judgeLoss += judging.TrainOnBatch(seen, truth);
                makerLoss += judging.ComputeGradients(made, ones); // what would make the judge take them for real
                making.Backward(judging.InputGradients);
                making.Update();
                judging.ClearGradients();
            }

            Console.WriteLine($"epoch {epoch}/{epochs} - judge: {judgeLoss / batches:F3} - generator: {makerLoss / batches:F3}");
        }

        Show(generator, random);
    }

    private static void Show(Generator generator, Random random)
    {
        float[] noise = [.. Enumerable.Range(0, Shown * Shown * Generator.InputSize).Select(_ => Normal(random))];
        float[] drawn = new float[Shown * Shown * Generator.OutputSize];
        generator.PredictBatch(noise, drawn);
        for (int i = 0; i < drawn.Length; i++) drawn[i] = (drawn[i] + 1) * 127.5f;
        for (int line = 0; line < GreyText.Side; line += 2)
            Console.WriteLine(string.Join("  ", Enumerable.Range(0, 3).Select(i => GreyText.Line(drawn.AsSpan(i * Generator.OutputSize), line))));
        GreyGrid.Save("gan.png", drawn, Shown);
        Console.WriteLine($"{Shown * Shown} of them: {Path.GetFullPath("gan.png")}");
    }

    private static float Normal(Random random) =>
        MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(2 * MathF.PI * random.NextSingle());
}
