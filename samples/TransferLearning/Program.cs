string? digits = ImageFiles.Mnist.Find(Option("--digits")), clothes = ImageFiles.FashionMnist.Find(Option("--clothes"));
if (digits is null || clothes is null)
{
    Console.Error.WriteLine(digits is null ? ImageFiles.Mnist.HowToGetIt("TransferLearning", "--digits") : ImageFiles.FashionMnist.HowToGetIt("TransferLearning", "--clothes"));
    return 2;
}

Training.Run(digits, clothes, int.TryParse(Option("--seed"), out int given) ? given : 1, isQuick: args.Contains("--quick"));
return 0;

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
