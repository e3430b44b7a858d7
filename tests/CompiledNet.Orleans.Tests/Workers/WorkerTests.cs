using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CompiledNet.Tuning;

namespace CompiledNet.OrleansTests;

/// <summary>Searches whose trials run in local processes, or as the pods of a job would run them.</summary>
public sealed class WorkerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednet-workers").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task WithWorkersKilledASearchGivesWhatALocalOneGives()
    {
        const int Trials = 24;
        var local = Search.Run(SweepExample.Space, SweepExample.Loss, SweepExample.Options(Trials));
        using var runner = new FolderTrialRunner(_folder);
        await using var workers = LocalWorkers.Start(_folder, 2, _ => new ProcessStartInfo(Environment.ProcessPath!));
        int finished = 0, kills = 0;
        var found = await Search.RunAsync(SweepExample.Space, runner, SweepExample.Options(Trials, new Told(_ =>
        {
            // In the middle of whatever the worker is at.
            if (++finished % 8 != 4 || kills == 3) return;
            kills++;
            var running = workers.ProcessIds;
            using var worker = Process.GetProcessById(running[kills % running.Count]);
            worker.Kill();
        })));
        SweepTests.Same(found, local);
        runner.Dispose();
        await workers.Completion;
        // One that was killed at the end may be started again after it.
        (kills, workers.Starts).ShouldBe((3, 5));
        Directory.GetDirectories(_folder).ShouldBeEmpty("What has ended has no checkpoint.");
    }

    [Fact]
    public async Task AnotherSearchIsRefusedByNameAndADamagedFileToo()
    {
        using var end = new CancellationTokenSource();
        var worker = Task.Run(() => TrialWorker.RunIn(_folder, 0, 1, SweepExample.Space, SweepExample.Loss, cancellationToken: end.Token));
        using var runner = new FolderTrialRunner(_folder);
        var found = await Search.RunAsync(SweepExample.Space, runner, SweepExample.Options(4));

        (await Should.ThrowAsync<TrialRunnerException>(() => Search.RunAsync(SweepExample.Space, runner, new SearchOptions { Strategy = new RandomSearch(), Trials = 2, Seed = 8 })))
            .Message.ShouldStartWith($"Trial 0 of '{_folder}' is there with rate ");
        using var newer = new FolderTrialRunner(_folder, version: "2");
        (await Should.ThrowAsync<TrialRunnerException>(() => Search.RunAsync(SweepExample.Space, newer, SweepExample.Options(2)))).Message.ShouldBe($"The search of '{_folder}' is of version 1 of the objective, not 2.");
        Should.Throw<TrialRunnerException>(() => TrialWorker.RunIn(_folder, 0, 1, SweepExample.Space, SweepExample.Loss, version: "3")).Message.ShouldContain("is of version 1 of the objective, not 3");
        Should.Throw<ArgumentOutOfRangeException>(() => TrialWorker.RunIn(_folder, 2, 2, SweepExample.Space, SweepExample.Loss));

        // It is there as it was: a search without a file goes on with what has ended, and nothing runs again.
        using (var again = new FolderTrialRunner(_folder)) SweepTests.Same(await Search.RunAsync(SweepExample.Space, again, SweepExample.Options(4)), found);
        await worker;
        string outcome = Path.Combine(_folder, "1.outcome");
        File.WriteAllText(outcome, File.ReadAllText(outcome).Replace("value", "valve", StringComparison.Ordinal));
        (await Should.ThrowAsync<TrialRunnerException>(() => Search.RunAsync(SweepExample.Space, runner, SweepExample.Options(4)))).Message.ShouldStartWith($"'{outcome}' cannot be read: the line is damaged");
    }

    [Fact]
    public async Task ACheckpointThatAKillLeftBehindAnOutcomeIsRemovedByTheNextWorker()
    {
        var checkpoints = new Dictionary<int, TrialCheckpoint>();
        await RunWithAWorker(request => checkpoints[request.Number] = TrialCheckpoint.In(_folder, request));
        // As if a kill had come behind the outcome of one trial, and in the middle of another one, which is not this worker's.
        foreach (var left in checkpoints.Values) File.WriteAllText(Path.Combine(Directory.CreateDirectory(left.Folder).FullName, "weights"), "");
        File.Delete(Path.Combine(_folder, "1.outcome"));
        TrialWorker.RunIn(_folder, 0, 2, SweepExample.Space, SweepExample.Loss);
        Directory.GetDirectories(_folder).ShouldBe([checkpoints[1].Folder]);
        await RunWithAWorker(_ => { });
        Directory.GetDirectories(_folder).ShouldBeEmpty();
    }

    /// <summary>A search of two trials, and a worker of it from its beginning to its end.</summary>
    private async Task RunWithAWorker(Action<TrialRequest> begun)
    {
        Task worker;
        using (var runner = new FolderTrialRunner(_folder))
        {
            worker = Task.Run(() => TrialWorker.RunIn(_folder, 0, 1, SweepExample.Space, trial =>
            {
                begun(new TrialRequest(trial.Number, trial.Point, trial.Seed));
                return SweepExample.Loss(trial);
            }));
            await Search.RunAsync(SweepExample.Space, runner, SweepExample.Options(2));
        }

        await worker;
    }

    [Fact]
    public async Task AWorkerThatCannotRunIsGivenUp()
    {
        await using var workers = LocalWorkers.Start(_folder, 1, _ => new ProcessStartInfo("false"));
        (await Should.ThrowAsync<TrialRunnerException>(() => workers.Completion)).Message.ShouldBe("Worker 0, 'false', died 5 times within a minute of its start, at last with exit code 1.");
    }
}
