using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Testing;
using CompiledNet.Tuning;

namespace CompiledNet.SummaryTests;

/// <summary>What a full disk cuts in the middle leaves every file readable, and whoever writes on loses nothing but what was refused.</summary>
public sealed class FullDiskTests
{
    private const string Variable = "COMPILEDNET_FULL_DISK";

    /// <summary>In a process of its own, whose files may not grow.</summary>
    [Fact]
    public async Task WhatAFullDiskCutsIsTakenBack()
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (string argument in (string[])["-explicit", "only", "-method", $"{typeof(FullDiskTests)}.{nameof(InAProcessOfItsOwn)}"]) start.ArgumentList.Add(argument);
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment[Variable] = folder.Path;
        using var child = Process.Start(start)!;
        string said = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        child.ExitCode.ShouldBe(0, said);
    }

    [Fact(Explicit = true)]
    public void InAProcessOfItsOwn()
    {
        string folder = Environment.GetEnvironmentVariable(Variable)!;
        EventsAreKeptUntilThereIsSpace(folder);
        AWriterWithoutSpaceClosesItsFile(folder);
        TrialsThatEndAfterwardsStandOnLinesOfTheirOwn(Path.Combine(folder, "trials.jsonl"));
        ALogEndsWithAWholeLine(Path.Combine(folder, "log.csv"));
        AReportStaysWhatItWas(Path.Combine(folder, "run.html"));
    }

    // The disk is full 10 bytes behind the end of a file.
    private static void Refuses(string path, Action write)
    {
        FullDisk.After(new FileInfo(path).Length + 10);
        Should.Throw<ArgumentOutOfRangeException>(write);
        FullDisk.After(null);
    }

    private static void EventsAreKeptUntilThereIsSpace(string folder)
    {
        string path;
        using (var writer = new SummaryWriter(Path.Combine(folder, "events")))
        {
            path = writer.Path;
            writer.Scalar("first", 1, 0);
            writer.Flush();
            writer.Scalar("second", 2, 0);
            Refuses(path, writer.Flush);
            EventFile.ReadScalars(path).Select(entry => entry.Tag).ShouldBe(["first"]);
            writer.Scalar("third", 3, 0);
        }

        EventFile.ReadScalars(path).Select(entry => entry.Tag).ShouldBe(["first", "second", "third"]);
        OtherReader.Read(File.ReadAllBytes(path)).SelectMany(entry => entry.Summary?.Value ?? []).Select(value => value.Tag).ShouldBe(["first", "second", "third"]);
    }

    private static void AWriterWithoutSpaceClosesItsFile(string folder)
    {
        var writer = new SummaryWriter(Path.Combine(folder, "closed"));
        writer.Scalar("lost", 1, 0);
        long whole = new FileInfo(writer.Path).Length;
        Refuses(writer.Path, writer.Dispose);
        new FileInfo(writer.Path).Length.ShouldBe(whole);
        // Nobody else may write to a file that is open.
        using (File.OpenWrite(writer.Path)) { }
    }

    private static void TrialsThatEndAfterwardsStandOnLinesOfTheirOwn(string path)
    {
        var space = new SearchSpace();
        var x = space.Float("x", 0, 1);
        SearchResult Run(Func<RunningTrial, double> objective) =>
            Search.Run(space, objective, new SearchOptions { Strategy = new RandomSearch(), Trials = 5, Parallel = 2, Stopping = new EndsAtOnce(), File = path });

        // Trial 2 begins when trial 0 is in the file.
        using var begun = new ManualResetEventSlim();
        Should.Throw<ArgumentOutOfRangeException>(() => Run(trial =>
        {
            if (trial.Number == 1)
            {
                begun.Wait();
                FullDisk.After(new FileInfo(path).Length + 10);
            }

            if (trial.Number != 2) return trial.Get(x);
            begun.Set();
            // The search ends with the failure of trial 1; a trial that was told to end before is noted nevertheless.
            trial.Report(1, trial.Get(x)).ShouldBeTrue();
            trial.CancellationToken.WaitHandle.WaitOne();
            FullDisk.After(null);
            return trial.Get(x);
        }));
        File.ReadAllLines(path)[1..].Select(line => line[..10]).ShouldBe(["{\"trial\":0", "{\"trial\":2"]);
        Run(trial => trial.Get(x)).Trials.Select(trial => trial.Number).ShouldBe([0, 1, 2, 3, 4]);
        File.ReadAllLines(path).Length.ShouldBe(6);
    }

    private static void ALogEndsWithAWholeLine(string path)
    {
        var options = new FitOptions { Optimizer = new SGD(0.1f), Callbacks = [new CsvLogger(path, append: true)] };
        new Classifier(seed: 1).Fit(Examples.Classes(), options);
        string before = File.ReadAllText(path);
        Refuses(path, () => new Classifier(seed: 1).Fit(Examples.Classes(), options));
        File.ReadAllText(path).ShouldBe(before);
        new Classifier(seed: 1).Fit(Examples.Classes(), options);
        File.ReadAllText(path).ShouldBe(before + before.Split('\n')[1] + "\n");
    }

    private static void AReportStaysWhatItWas(string path)
    {
        var history = new Classifier(seed: 1).Fit(Examples.Classes(), new FitOptions { Optimizer = new SGD(0.1f) });
        history.SaveReport(path);
        string before = File.ReadAllText(path);
        FullDisk.After(before.Length / 2);
        Should.Throw<ArgumentOutOfRangeException>(() => history.SaveReport(path));
        FullDisk.After(null);
        File.ReadAllText(path).ShouldBe(before);
        Directory.GetFiles(Path.GetDirectoryName(path)!, "*.tmp").ShouldBeEmpty();
    }

    private sealed class EndsAtOnce : StoppingRule
    {
        public override bool Ends(int number, IReadOnlyList<TrialReport> reports, IReadOnlyList<Trial> others, MetricDirection direction) => true;
    }
}
