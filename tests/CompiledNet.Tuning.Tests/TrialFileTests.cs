using System;
using System.IO;
using System.Linq;
using System.Threading;

namespace CompiledNet.Tuning.Tests;

public sealed class TrialFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednet-trials").FullName;

    private string Trials => Path.Combine(_folder, "deep", "trials.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<SearchStrategy> Strategies => [new RandomSearch(), new BayesianOptimization(), new TreeParzenEstimator(), new GridSearch()];

    /// <summary>Ended at a trial in the middle, with two more under way, the search goes on to the same trials as one that was never ended.</summary>
    [Theory]
    [MemberData(nameof(Strategies))]
    public void ASearchGoesOnAsItWouldHave(SearchStrategy strategy)
    {
        var whole = Run(new SearchOptions { Strategy = strategy, Trials = 20, Parallel = 3, Seed = 5, Stopping = new MedianStopping() }, stopAt: null);
        var first = Run(new SearchOptions { Strategy = strategy, Trials = 20, Parallel = 3, Seed = 5, Stopping = new MedianStopping(), File = Trials }, stopAt: 11);
        // Trial 11 begins when 0 to 8 are done, and is the last to begin but for 12 and 13.
        first.Trials.Count.ShouldBeInRange(9, 14);
        int calls = 0;
        var again = Run(new SearchOptions { Strategy = strategy, Trials = 20, Parallel = 3, Seed = 5, Stopping = new MedianStopping(), File = Trials }, stopAt: null, () => Interlocked.Increment(ref calls));
        calls.ShouldBe(20 - (File.ReadAllLines(Trials).Length - 1 - calls));
        again.Trials.Select(Told).ShouldBe(whole.Trials.Select(Told));
        Run(new SearchOptions { Strategy = strategy, Trials = 20, Parallel = 3, Seed = 5, File = Trials }, stopAt: null, () => throw new InvalidOperationException("was run again"))
            .Trials.Select(Told).ShouldBe(whole.Trials.Select(Told));
    }

    [Fact]
    public void AFileCutAnywhereKeepsItsWholeLines()
    {
        var whole = Run(new SearchOptions { Strategy = new RandomSearch(), Trials = 6, File = Trials }, stopAt: null);
        byte[] content = File.ReadAllBytes(Trials);
        for (int length = 0; length <= content.Length; length++)
        {
            File.WriteAllBytes(Trials, content[..length]);
            int lines = content.AsSpan(0, length).Count((byte)'\n');
            using (var file = TrialFile.Open(Trials, whole.Space, MetricDirection.LowerIsBetter))
                file.Trials.Select(Told).ShouldBe(whole.Trials.Take(lines - 1).Select(Told));
        }
    }

    [Fact]
    public void ADamagedFileIsRefusedByItsLineAndLeftAsItIs()
    {
        var whole = Run(new SearchOptions { Strategy = new RandomSearch(), Trials = 3, File = Trials }, stopAt: null);
        byte[] content = File.ReadAllBytes(Trials);
        int line = 1;
        for (int i = 0; i < content.Length - 1; i++)
        {
            byte[] damaged = [.. content];
            damaged[i] ^= (byte)(1 << (i % 8));
            File.WriteAllBytes(Trials, damaged);
            string message = Should.Throw<TrialFileException>(() => TrialFile.Open(Trials, whole.Space, MetricDirection.LowerIsBetter)).Message;
            message.ShouldStartWith($"{Trials}, line {line}: ");
            File.ReadAllBytes(Trials).ShouldBe(damaged);
            if (content[i] == '\n') line++;
        }
    }

    /// <summary>A file of one line without an end is no beginning of a file of trials, and is left.</summary>
    [Theory]
    [InlineData("{\"weights\": 1}")]
    [InlineData("{")]
    [InlineData("a")]
    public void AFileOfSomebodyElseIsLeft(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Trials)!);
        File.WriteAllText(Trials, content);
        var (space, _, _) = SearchTests.Plane();
        if (content == "{")
        {
            // So does a kill leave it.
            Search.Run(space, _ => 1, new SearchOptions { File = Trials, Trials = 1 }).Trials.Count.ShouldBe(1);
            return;
        }

        Should.Throw<TrialFileException>(() => Search.Run(space, _ => 1, new SearchOptions { File = Trials })).Message.ShouldStartWith($"{Trials}, line 1: this is no file of trials");
        File.ReadAllText(Trials).ShouldBe(content);
    }

    [Fact]
    public void TrialsOfAnotherSearchAreRefused()
    {
        Run(new SearchOptions { Strategy = new RandomSearch(), Trials = 2, File = Trials }, stopAt: null);
        var other = new SearchSpace();
        other.Float("x", -5, 11);
        other.Float("y", 0, 15);
        Should.Throw<TrialFileException>(() => Search.Run(other, _ => 0, new SearchOptions { File = Trials }))
            .Message.ShouldBe($"{Trials}, line 1: the trials are of another space: it has 'x: float from -5 to 10', expected 'x: float from -5 to 11'");
        Should.Throw<TrialFileException>(() => Run(new SearchOptions { File = Trials, Direction = MetricDirection.HigherIsBetter }, stopAt: null))
            .Message.ShouldBe($"{Trials}, line 1: the trials are of a search where lower values are better, expected higher");
        string[] lines = File.ReadAllLines(Trials);
        File.AppendAllText(Trials, lines[1] + "\n");
        Should.Throw<TrialFileException>(() => Run(new SearchOptions { File = Trials }, stopAt: null)).Message.ShouldBe($"{Trials}, line 4: trial 0 is there twice");
    }

    [Fact]
    public void TwoSearchesDoNotShareAFile()
    {
        var (space, x, _) = SearchTests.Plane();
        Search.Run(space, trial =>
        {
            Should.Throw<IOException>(() => Search.Run(space, _ => 0, new SearchOptions { File = Trials }));
            return trial.Get(x);
        }, new SearchOptions { File = Trials, Trials = 1 }).Trials[0].State.ShouldBe(TrialState.Complete);
    }

    private static (int, Point, TrialState, double, string?, string) Told(Trial trial) =>
        (trial.Number, trial.Point, trial.State, trial.Value, trial.Error, string.Join(" ", trial.Reports));

    private static SearchResult Run(SearchOptions options, int? stopAt, Action? called = null)
    {
        using var source = new CancellationTokenSource();
        var (space, x, y) = SearchTests.Plane();
        return Search.Run(space, trial =>
        {
            called?.Invoke();
            if (trial.Number == stopAt) source.Cancel();
            if (trial.Number == 4) throw new InvalidOperationException("the \"fifth\"\n");
            double value = Functions.Branin(trial.Get(x), trial.Get(y));
            for (int step = 1; step <= 3; step++)
                if (trial.Report(step, trial.Number == 1 && step == 1 ? double.NaN : value + 10.0 / step)) break;
            return value;
        }, new SearchOptions
        {
            Strategy = options.Strategy, Trials = options.Trials, Parallel = options.Parallel, Seed = options.Seed, Stopping = options.Stopping, File = options.File,
            Direction = options.Direction, CancellationToken = source.Token,
        });
    }
}
