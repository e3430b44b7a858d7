using CompiledNet;

/// <summary>A few steps of training, then predictions one by one and in batches; every number is printed.</summary>
internal static class Rehearsal
{
    private const int Rows = 11, Steps = 5;

    /// <summary>Runs <paramref name="network"/>; its targets are <paramref name="classes"/> classes, or numbers if that is 0.</summary>
    public static void Run(string name, INetwork<float> network, int classes)
    {
        var random = new Random(1);
        int width = network.Description.InputSize;
        float[] inputs = Draw(Rows * width, () => 2 * random.NextSingle() - 1);
        float[] targets = Draw(Rows * network.Description.TargetSize, () => classes > 0 ? random.Next(classes) : random.NextSingle());

        var trainer = new Trainer(network, new Adam(0.01f), Rows);
        for (int step = 0; step < Steps; step++) Print($"{name} loss", [trainer.TrainOnBatch(inputs, targets)]);

        float[] outputs = new float[Rows * network.Description.OutputSize];
        new Predictor(network).PredictBatch(inputs, outputs);
        Print($"{name} batch", outputs);
        new Predictor(network).PredictBatch(inputs.AsSpan(0, width), outputs.AsSpan(0, network.Description.OutputSize));
        Print($"{name} sample", outputs.AsSpan(0, network.Description.OutputSize));
    }

    /// <summary>A step by each optimizer of the library, with what makes it use all of its rules.</summary>
    public static void RunOptimizers(Func<INetwork<float>> create)
    {
        Optimizer[] optimizers =
        [
            new SGD(), new SGD { Momentum = 0.9f, Nesterov = true }, new RMSprop(), new RMSprop { Momentum = 0.9f }, new RMSprop { Centered = true }, new Adagrad(), new Adadelta(),
            new Adam { AmsGrad = true }, new AdamW(), new Adamax(), new Nadam(), new Lion(), new Ftrl(), new Lamb(), new Adafactor(), new Muon(),
            new ScheduleFreeAdamW(), new LBFGS(),
        ];
        for (int i = 0; i < optimizers.Length; i++)
        {
            var network = create();
            var random = new Random(2);
            float[] inputs = Draw(Rows * network.Description.InputSize, () => 2 * random.NextSingle() - 1), targets = new float[Rows * network.Description.TargetSize];
            using var trainer = new Trainer(network, optimizers[i], Rows);
            for (int step = 0; step < 2; step++) Print($"{i} {optimizers[i].GetType().Name}", [trainer.TrainOnBatch(inputs, targets)]);
        }
    }

    private static float[] Draw(int count, Func<float> next)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = next();
        return values;
    }

    private static void Print(string name, ReadOnlySpan<float> values)
    {
        foreach (float value in values) Console.WriteLine($"{name}: {value:R}");
    }
}
