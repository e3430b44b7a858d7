using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace CompiledNet.Tuning.Tests;

/// <summary>Trials that keep how far they are.</summary>
public sealed class TrialBackupTests : IDisposable
{
    private const int Epochs = 5, Trials = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("compilednet-backups").FullName;

    private string Checkpoints => Path.Combine(_folder, "checkpoints");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Broken off after three epochs of the second trial, a search trains what is left of it, and comes to the bits of one that was not.</summary>
    [Fact]
    public async Task ATrialThatWasBrokenOffGoesOnInItsMiddle()
    {
        var whole = await RunAsync(file: null, checkpoints: null, breakOff: null, []);
        var (first, second) = (new List<(int, int)>(), new List<(int, int)>());
        (await RunAsync("trials.jsonl", Checkpoints, breakOff: (1, 2), first)).Cancelled.ShouldBeTrue();
        first.ShouldBe([.. All(0), (1, 0), (1, 1), (1, 2)]);
        Directory.GetDirectories(Checkpoints).Select(Path.GetFileName).Single()!.ShouldStartWith("trial-1-");

        var again = await RunAsync("trials.jsonl", Checkpoints, breakOff: null, second);
        second.ShouldBe([(1, 3), (1, 4), .. All(2)]);
        again.Trials.Select(trial => (trial.Number, trial.Value, string.Join(" ", trial.Reports))).ShouldBe(whole.Trials.Select(trial => (trial.Number, trial.Value, string.Join(" ", trial.Reports))));
        Directory.GetDirectories(Checkpoints).ShouldBeEmpty();
    }

    [Fact]
    public async Task EachFitOfATrialHasANameOfItsOwn()
    {
        var (space, _, _) = SearchTests.Plane();
        double Value(RunningTrial trial, int callbacks)
        {
            trial.Backup().Count.ShouldBe(callbacks);
            trial.Backup("second", saveFrequency: 3).Count.ShouldBe(callbacks);
            Should.Throw<ArgumentException>(() => trial.Backup("second")).Message.ShouldStartWith("The trial keeps a fit 'second' already");
            Should.Throw<ArgumentException>(() => trial.Backup("..")).Message.ShouldStartWith("A file cannot have the name '..'.");
            Should.Throw<ArgumentException>(() => trial.Backup("a/b")).Message.ShouldStartWith("A file cannot have the name 'a/b'.");
            return 0;
        }

        var options = new SearchOptions { Trials = 1 };
        Search.Run(space, trial => Value(trial, 0), options).Trials.Single().Error.ShouldBeNull();
        var runner = new LocalTrialRunner(trial => Value(trial, 2)) { Checkpoints = Checkpoints };
        (await Search.RunAsync(space, runner, options)).Trials.Single().Error.ShouldBeNull();
    }

    /// <summary>Of another seed or other values, the checkpoint is another one: what is taken up is never that of another search.</summary>
    [Fact]
    public void TheFolderTellsTheTrial()
    {
        var (space, _, _) = SearchTests.Plane();
        Point At(string x) => space.PointFrom([KeyValuePair.Create("x", x), KeyValuePair.Create("y", "1")]);
        string[] folders = [.. new TrialRequest[] { new(0, At("1"), 5), new(1, At("1"), 5), new(0, At("2"), 5), new(0, At("1"), 6) }.Select(request => TrialCheckpoint.In(_folder, request).Folder)];
        folders.Distinct().Count().ShouldBe(4);
        TrialCheckpoint.In(_folder, new(0, At("1"), 5)).Folder.ShouldBe(folders[0]);
    }

    private static IEnumerable<(int, int)> All(int trial) => Enumerable.Range(0, Epochs).Select(epoch => (trial, epoch));

    private async Task<SearchResult> RunAsync(string? file, string? checkpoints, (int, int)? breakOff, List<(int Trial, int Epoch)> trained)
    {
        using var source = new CancellationTokenSource();
        var space = new SearchSpace();
        var rate = space.Float("learning_rate", 1e-3, 1e-1, Spacing.Logarithmic);
        var runner = new LocalTrialRunner(trial =>
        {
            var note = new LambdaCallback(onEpochEnd: context =>
            {
                trained.Add((trial.Number, context.Epoch));
                if ((trial.Number, context.Epoch) == breakOff) source.Cancel();
            });
            var options = new FitOptions
            {
                Optimizer = new Adam((float)trial.Get(rate)), Epochs = Epochs, Seed = trial.Seed, CancellationToken = trial.CancellationToken,
                Callbacks = [trial.EarlyEnding("loss"), .. trial.Backup(), note],
            };
            return new DiabetesNetwork(seed: trial.Seed).Fit(NetworkSearchTests.Train, options).Last("loss");
        })
        {
            Checkpoints = checkpoints,
        };
        return await Search.RunAsync(space, runner, new SearchOptions { Strategy = new RandomSearch(), Trials = Trials, File = file is null ? null : Path.Combine(_folder, file), CancellationToken = source.Token });
    }
}
