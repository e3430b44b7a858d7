using CompiledNet;

/// <summary>The main job: play, amplify, learn the amplifier, run the model on music it has never heard.</summary>
internal static class Training
{
    private const int BatchSize = 16;

    public static void Run(TrainingPlan plan, int seed, OutputFolder folder)
    {
        // Seeds that no other run's training or test has.
        float[] played = GuitarPlayer.Play(plan.Seconds, 2 * seed), amplified = TubeAmplifier.Process(played);
        float[] input = GuitarPlayer.Play(plan.HeldOutSeconds, 2 * seed + 1), target = TubeAmplifier.Process(input);

        var model = new AmplifierNetwork(seed);
        Console.WriteLine(model.Summary());
        Fit(model, TrainingWindows.Cut(played, amplified), TrainingWindows.Cut(input, target), plan, seed);
        model.Save(folder.Model);

        Write(folder.Input, input);
        Write(folder.Target, target);
        Console.WriteLine();
        Processing.Run(folder.Model, folder.Input, folder.Output);
        float[] output = WavFile.Read(folder.Output).Channels[0];

        Console.WriteLine();
        Console.WriteLine(WaveformPlot.Draw(target, output));
        Console.WriteLine($"error-to-signal ratio on music held out: {ErrorToSignalRatio.Of(output, target):F4}, of the input at its best volume {ErrorToSignalRatio.OfBestGain(input, target):F4}");
        if (plan == TrainingPlan.Quick) Console.WriteLine("(after a short training, which is no measure of the full one)");
        Console.WriteLine($"listen to {folder.Input}, {folder.Target} and {folder.Output}; with a recording of your own: dotnet run -c Release --project samples/AudioEffect -- process in.wav out.wav");
    }

    // The held-out music is watched while training, but decides nothing.
    private static void Fit(AmplifierNetwork model, Dataset train, Dataset heldOut, TrainingPlan plan, int seed)
    {
        long steps = (long)plan.Epochs * ((train.Count + BatchSize - 1) / BatchSize);
        model.Fit(train, new FitOptions
        {
            Optimizer = new Adam { Schedule = new CosineDecay(0.005f, steps, alpha: 0.01f) },
            Epochs = plan.Epochs,
            BatchSize = BatchSize,
            Seed = seed,
            Validation = heldOut,
            Metrics = [new ErrorToSignalRatio()],
        });
    }

    private static void Write(string path, float[] signal) => new WavFile(Audio.SampleRate, WavFormat.Float32, [signal]).Write(path);
}
