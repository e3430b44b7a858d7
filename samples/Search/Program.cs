using System.Diagnostics;
using System.Globalization;
using CompiledNet;
using CompiledNet.Plots;
using CompiledNet.Tuning;

// Four ways to look for the hyper-parameters of the diabetes network, with as many trials each.
const string Folder = "search-found";
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
bool quick = args.Contains("--quick");
int trials = quick ? 16 : 60, epochs = quick ? 5 : 30;
var data = Dataset.FromCsv(Path.Combine(AppContext.BaseDirectory, "data", "pima.csv"), label: "diabetes");
var (train, validation, _) = data.StratifiedSplit(0.6, 0.2, seed: 1);
var scaler = MinMaxScaler.Fit(train);
var search = new DiabetesSearch(scaler.Apply(train), scaler.Apply(validation), epochs);
Console.WriteLine(search.Space);
Console.WriteLine();

(string Name, SearchStrategy Strategy)[] methods =
[
    ("grid", new GridSearch(levels: 3)), ("random", new RandomSearch()), ("Bayesian", new BayesianOptimization()), ("Parzen", new TreeParzenEstimator()),
];
var found = new List<(string Name, SearchResult Result)>();
foreach (var (name, strategy) in methods)
{
    long start = Stopwatch.GetTimestamp();
    var result = Search.Run(search.Space, search.Loss, new SearchOptions
    {
        Strategy = strategy,
        // A grid is cut off where the others end.
        Trials = trials,
        Seed = 1,
        Parallel = Environment.ProcessorCount > 1 ? 2 : 1,
        Stopping = new Hyperband(epochs),
        Progress = Console.IsOutputRedirected ? null : new SearchProgress(trials),
    });
    int stopped = result.Trials.Count(trial => trial.State == TrialState.Stopped);
    Console.WriteLine($"{name,-10} {result.Trials.Count} trials, {stopped} ended early, {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s: loss {result.Best.Value:F4} with {result.Best.Point}");
    found.Add((name, result));
}

Console.WriteLine();
BestSoFarChart.Write([.. found.Select(one => (one.Name, one.Result.BestSoFar))]);
var (winner, best) = found.MinBy(one => one.Result.Best.Value);
Console.WriteLine($"\nthe five best trials, {winner}:\n{best.ToString(5)}\n\nwhat matters:");
foreach (var importance in best.Importances()) Console.WriteLine($"  {importance.Hyperparameter.Name,-14} {importance.Share,4:P0} {new string('#', (int)(40 * importance.Share))}");

SearchReport.Save(Path.Combine(Folder, "searches.html"), found, "validation loss");
Figures.BestSoFar(found, "validation loss").SavePng(Path.Combine(Folder, "best-so-far.png"), scale: 2);
foreach (var (name, result) in found) result.ToFigure("validation loss").SaveSvg(Path.Combine(Folder, $"{name.ToLowerInvariant()}.svg"));
Console.WriteLine($"\nAll trials: {Folder}/searches.html, open it in a browser; and as figures {Folder}/*.svg and best-so-far.png.");
