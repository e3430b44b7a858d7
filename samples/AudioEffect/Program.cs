var folder = new OutputFolder("audio-effect");
switch (args)
{
    case ["process", var input, var output]:
        return Processing.TryRun(folder.Model, input, output) ? 0 : 1;

    case ["process", ..]:
        Console.Error.WriteLine("usage: process in.wav out.wav");
        return 1;
}

int at = Array.IndexOf(args, "--seed");
int seed = at >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], out int given) ? given : 1;
Directory.CreateDirectory(folder.Name);
Training.Run(args.Contains("--quick") ? TrainingPlan.Quick : TrainingPlan.Full, seed, folder);
return 0;
