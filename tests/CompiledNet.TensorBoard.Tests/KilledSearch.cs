using System;
using System.IO;
using CompiledNet.Tuning;

namespace CompiledNet.SummaryTests;

/// <summary>A search whose fits write event files and reports, in this process or, as an explicit test, in one that is killed.</summary>
public sealed class KilledSearch
{
    /// <summary>The variable of the environment that has the folder to write into.</summary>
    public const string Variable = "COMPILEDNET_KILLED_SEARCH";

    /// <summary>What a line about a trial begins with; its number follows.</summary>
    public const string Prefix = "written ";

    public const int Trials = 60, Epochs = 4;

    /// <summary>Runs it; each trial that has written its files says its number, before the search knows of it.</summary>
    public static SearchResult Run(string folder, TextWriter progress)
    {
        var space = new SearchSpace();
        var rate = space.Float("rate", 1e-3, 1, Spacing.Logarithmic);
        return Search.Run(space, trial =>
        {
            string logs = Path.Combine(folder, "logs", $"{trial.Number}");
            var history = new Classifier(seed: 1).Fit(Examples.Classes(), new FitOptions
            {
                Optimizer = new SGD((float)trial.Get(rate)), Epochs = Epochs, Seed = 1, Callbacks = [new TensorBoard(logs) { UpdateFreq = 1, HistogramFreq = 1 }],
            });
            history.SaveReport(Path.Combine(folder, "run.html"));
            // On a line of its own: the runner may have begun one and not ended it yet.
            progress.WriteLine($"\n{Prefix}{trial.Number}");
            return history.Last("loss");
        }, new SearchOptions { Strategy = new BayesianOptimization(), Trials = Trials, Seed = 3, File = Path.Combine(folder, "trials.jsonl") });
    }

    // Trials run on threads, which would wait for an initializer of the module.
    [Fact(Explicit = true)]
    public void InAProcessThatIsKilled()
    {
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        Run(Environment.GetEnvironmentVariable(Variable)!, output).Trials.Count.ShouldBe(Trials);
    }
}
