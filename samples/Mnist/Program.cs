string? folder = Option("--data");
int seed = int.TryParse(Option("--seed"), out int given) ? given : 1;
if (ImageFiles.Mnist.Find(folder) is not { } found)
{
    Console.Error.WriteLine(ImageFiles.Mnist.HowToGetIt("Mnist", "--data"));
    return 2;
}

Training.Run(found, seed, isQuick: args.Contains("--quick"));
return 0;

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
