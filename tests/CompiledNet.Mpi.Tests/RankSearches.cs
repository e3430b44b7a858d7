using System.IO;
using System.Linq;
using CompiledNet.Tuning;

namespace CompiledNet.Mpi.Tests;

/// <summary>A search whose trials all ranks run together, in fits that they share.</summary>
internal static class RankSearches
{
    /// <summary>Six trials, some of which end early.</summary>
    public static SearchResult Run(Exchange? exchange, string file, int trials = 6)
    {
        var space = new SearchSpace();
        var rate = space.Float("rate", 1e-4, 1, Spacing.Logarithmic);
        var data = RankData.Classes(20);
        return Search.Run(space, trial =>
        {
            var network = new RankNetwork(trial.Seed);
            return network.Fit(data, new FitOptions
            {
                Exchange = exchange, Epochs = 2, BatchSize = 256, Optimizer = new SGD((float)trial.Get(rate)), ValidationSplit = 0.2, Callbacks = [trial.EarlyEnding("val_loss")], CancellationToken = trial.CancellationToken,
            }).Last("val_loss");
        }, new SearchOptions { Trials = trials, File = file, Exchange = exchange, Strategy = new TreeParzenEstimator(), Stopping = new MedianStopping() });
    }

    /// <summary>What a process finds by itself.</summary>
    public static string Alone(string file)
    {
        if (!File.Exists(file)) Run(exchange: null, file);
        return Trials(file);
    }

    /// <summary>The trials of a file, without the time that each took.</summary>
    public static string Trials(string file) => string.Join('\n', File.ReadLines(file).Select(line => System.Text.RegularExpressions.Regex.Replace(line, "\"seconds\":[^,]*,|\"crc32c\":\"[^\"]*\"", "")));
}
