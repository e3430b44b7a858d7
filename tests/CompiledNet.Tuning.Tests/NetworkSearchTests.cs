using System;
using System.IO;
using System.Linq;

namespace CompiledNet.Tuning.Tests;

/// <summary>Searches over fits of the textbook network on the Pima data.</summary>
public sealed class NetworkSearchTests
{
    private static readonly (Dataset Train, Dataset Validation) s_data = Data();

    internal static Dataset Train => s_data.Train;

    [Fact]
    public void ChosenTrialsBeatRandomOnesOnTheDiabetesNetwork()
    {
        double Median(Func<SearchStrategy> strategy)
        {
            double[] best = [.. Enumerable.Range(0, 20).Select(seed => Run(new SearchOptions { Strategy = strategy(), Trials = 20, Seed = seed, Parallel = 2 }).Best.Value).Order()];
            return (best[9] + best[10]) / 2;
        }

        double random = Median(() => new RandomSearch()), process = Median(() => new BayesianOptimization()), parzen = Median(() => new TreeParzenEstimator());
        TestContext.Current.TestOutputHelper!.WriteLine($"diabetes, 20 trials: random {random:F4}, process {process:F4}, Parzen {parzen:F4}");
        process.ShouldBeLessThan(random);
        parzen.ShouldBeLessThan(random);
    }

    [Fact]
    public void PoorFitsEndEarlyAndTheOthersAreTheSame()
    {
        var whole = Run(new SearchOptions { Strategy = new RandomSearch(), Trials = 20 });
        var ended = Run(new SearchOptions { Strategy = new RandomSearch(), Trials = 20, Stopping = new SuccessiveHalving(leastSteps: 2) });
        whole.Trials.ShouldAllBe(trial => trial.Reports.Count == 6);
        ended.Trials.Count(trial => trial.State == TrialState.Stopped && trial.Reports.Count == 2).ShouldBeGreaterThan(8);
        foreach (var trial in ended.Trials) trial.Reports.ShouldBe(whole.Trials[trial.Number].Reports.Take(trial.Reports.Count));
        ended.Best.Value.ShouldBe(whole.Best.Value);
    }

    [Fact]
    public void FoldsGiveTheirMeanAndEndWithAPoorTrial()
    {
        var score = CrossValidation.Run(s_data.Train.StratifiedKFold(4, seed: 1), (train, validation, fold) => validation.Count + fold);
        score.Values.Count.ShouldBe(4);
        score.Mean.ShouldBe(score.Values.Sum() / 4);
        score.StandardDeviation.ShouldBe(Math.Sqrt(score.Values.Sum(value => Math.Pow(value - score.Mean, 2)) / 4));

        var space = new SearchSpace();
        var x = space.Float("x", 0, 1);
        int folds = 0;
        var result = Search.Run(space, trial => trial.OnFolds(s_data.Train.KFold(4), (_, _, fold) => { folds++; return trial.Get(x) + fold; }),
            new SearchOptions { Strategy = new RandomSearch(), Trials = 12, Stopping = new MedianStopping() });
        folds.ShouldBeLessThan(48);
        result.Best.Value.ShouldBe(result.Best.Point.Get(x) + 1.5, 1e-12);
        Should.Throw<ArgumentException>(() => CrossValidation.Run([], (_, _, _) => 0));
    }

    private static SearchResult Run(SearchOptions options)
    {
        var space = new SearchSpace();
        var optimizer = space.Choice("optimizer", ["adam", "sgd"]);
        var rate = space.Float("learning_rate", 1e-5, 1, Spacing.Logarithmic);
        var momentum = space.Float("momentum", 0, 0.99, when: optimizer.Is("sgd"));
        var batch = space.Int("batch_size", 8, 128, spacing: Spacing.Logarithmic);
        return Search.Run(space, trial =>
        {
            var model = new DiabetesNetwork(seed: 1);
            var history = model.Fit(s_data.Train, new FitOptions
            {
                Optimizer = trial.Get(optimizer) == "adam" ? new Adam((float)trial.Get(rate)) : new SGD((float)trial.Get(rate)) { Momentum = (float)trial.Get(momentum) },
                Epochs = 6,
                BatchSize = trial.Get(batch),
                Seed = 1,
                Validation = s_data.Validation,
                Callbacks = [trial.EarlyEnding()],
                CancellationToken = trial.CancellationToken,
            });
            return history.Last("val_loss");
        }, options);
    }

    private static (Dataset, Dataset) Data()
    {
        var (train, validation) = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "pima.csv"), label: "diabetes").StratifiedSplit(0.7, seed: 1);
        var scaler = MinMaxScaler.Fit(train);
        return (scaler.Apply(train), scaler.Apply(validation));
    }
}
