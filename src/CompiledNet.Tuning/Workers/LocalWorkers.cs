using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace CompiledNet.Tuning;

/// <summary>
/// Processes on this machine that run the trials of a <see cref="FolderTrialRunner"/>: each has a runtime of its own, and one that dies, by a crash
/// or by the system for want of memory, takes no other with it. It is started again, and goes on where it was.
/// </summary>
public sealed class LocalWorkers : IAsyncDisposable
{
    /// <summary>So many deaths within a minute of its start end a worker for good: its program cannot run.</summary>
    private const int MostEarlyDeaths = 5;

    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _keepers = [];
    private readonly List<Process> _processes = [];
    private int _starts;

    private LocalWorkers() { }

    /// <summary>The processes that run now.</summary>
    public IReadOnlyList<int> ProcessIds
    {
        get { lock (_processes) return [.. _processes.ConvertAll(process => process.Id)]; }
    }

    /// <summary>How often a process was started.</summary>
    public int Starts => _starts;

    /// <summary>Ends when every worker has ended with the search, or fails when one cannot run.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Starts workers.</summary>
    /// <param name="folder">The folder of the search.</param>
    /// <param name="count">How many.</param>
    /// <param name="start">Makes the start of a process whose program calls <see cref="TrialWorker.Run(SearchSpace, Func{RunningTrial, double}, string)"/>; null for this program, with the same arguments.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public static LocalWorkers Start(string folder, int count, Func<int, ProcessStartInfo>? start = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var workers = new LocalWorkers();
        for (int index = 0; index < count; index++) workers._keepers.Add(workers.KeepAsync(folder, index, count, start ?? ThisProgram));
        workers.Completion = Task.WhenAll(workers._keepers);
        return workers;
    }

    /// <summary>Kills what still runs; trials that it was at go on from their checkpoints when others are started.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        lock (_processes)
            foreach (var process in _processes)
                if (!process.HasExited) process.Kill(entireProcessTree: true);
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private static ProcessStartInfo ThisProgram(int index) => new(Environment.ProcessPath!, Environment.GetCommandLineArgs()[(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? 0 : 1)..]);

    private async Task KeepAsync(string folder, int index, int count, Func<int, ProcessStartInfo> start)
    {
        for (int deaths = 0; !_end.IsCancellationRequested;)
        {
            var info = start(index);
            info.Environment[TrialWorker.FolderVariable] = folder;
            info.Environment[TrialWorker.IndexVariable] = index.ToString(CultureInfo.InvariantCulture);
            info.Environment[TrialWorker.CountVariable] = count.ToString(CultureInfo.InvariantCulture);
            long began = Stopwatch.GetTimestamp();
            using var process = Process.Start(info)!;
            Interlocked.Increment(ref _starts);
            lock (_processes) _processes.Add(process);
            if (_end.IsCancellationRequested) process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync().ConfigureAwait(false);
            lock (_processes) _processes.Remove(process);
            if (process.ExitCode == 0) return;
            deaths = Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(1) ? deaths + 1 : 0;
            if (deaths >= MostEarlyDeaths && !_end.IsCancellationRequested)
                throw new TrialRunnerException(FormattableString.Invariant($"Worker {index}, '{info.FileName}', died {deaths} times within a minute of its start, at last with exit code {process.ExitCode}."));
        }
    }
}
