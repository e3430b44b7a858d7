var folder = new OutputFolder("audio-effect");

if (args is ["process", var input, var output])
{
    if (!File.Exists(folder.Model))
    {
        Console.Error.WriteLine($"{folder.Model} does not exist; train first: dotnet run -c Release --project samples/AudioEffect");
        return 1;
    }

    try
    {
        Processing.Run(folder.Model, input, output);
        return 0;
    }
    catch (Exception problem) when (problem is WavFormatException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(problem.Message);
        return 1;
    }
}

int at = Array.IndexOf(args, "--seed");
int seed = at >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], out int given) ? given : 1;
Directory.CreateDirectory(folder.Name);
Training.Run(args.Contains("--quick") ? TrainingPlan.Quick : TrainingPlan.Full, seed, folder);
return 0;
