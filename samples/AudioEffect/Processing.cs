using CompiledNet;

/// <summary>Runs the saved model over a WAV file in blocks, each channel by itself.</summary>
internal static class Processing
{
    /// <summary>Runs it, or says what is wrong with the files that the user gave.</summary>
    public static bool TryRun(string modelPath, string inputPath, string outputPath)
    {
        if (!File.Exists(modelPath))
        {
            Console.Error.WriteLine($"{modelPath} does not exist; train first: dotnet run -c Release --project samples/AudioEffect");
            return false;
        }

        try
        {
            Run(modelPath, inputPath, outputPath);
            return true;
        }
        catch (Exception problem) when (problem is DataFormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(problem.Message);
            return false;
        }
    }

    /// <summary>Reads, processes, says how long it took, writes.</summary>
    /// <exception cref="DataFormatException">The input is not a WAV file that can be read.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static void Run(string modelPath, string inputPath, string outputPath)
    {
        var model = new AmplifierNetwork();
        model.Load(modelPath);
        var input = WavFile.Read(inputPath);
        Console.WriteLine($"{inputPath}: {input.Seconds:F1} s, {input.SampleRate:N0} Hz, channels: {input.Channels.Length}, samples: {input.Format}");
        if (input.SampleRate != Audio.SampleRate)
            Console.WriteLine($"  the model has learned at {Audio.SampleRate:N0} Hz: at {input.SampleRate:N0} Hz its filters lie elsewhere, and it will sound different");

        var runner = new BlockRunner(model);
        var output = input with { Channels = [.. input.Channels.Select(channel => new float[channel.Length])] };
        for (int i = 0; i < input.Channels.Length; i++)
        {
            if (input.Channels.Length > 1) Console.WriteLine($"channel {i + 1}");
            Console.WriteLine(runner.Process(input.Channels[i], output.Channels[i], input.SampleRate));
        }

        output.Write(outputPath);
    }
}
