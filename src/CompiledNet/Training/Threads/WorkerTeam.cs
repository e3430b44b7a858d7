using System;
using System.Globalization;
using System.Threading;

namespace CompiledNet;

/// <summary>
/// A caller and some background threads that do pieces of work together, over and over, without allocation. The
/// threads end when the team is disposed of or collected.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    private readonly TeamMeeting _meeting;
    private readonly Thread[] _threads;
    private bool _disposed;

    /// <summary>Starts all threads but the caller's.</summary>
    public WorkerTeam(int workers)
    {
        Workers = workers;
        var meeting = _meeting = new TeamMeeting(workers);
        _threads = new Thread[workers - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            int worker = i + 1;
            // The thread must know the meeting only: a team that its threads held would never be collected.
            _threads[i] = new Thread(() => meeting.Attend(worker))
            {
                IsBackground = true,
                Name = string.Create(CultureInfo.InvariantCulture, $"CompiledNet worker {worker}"),
            };
            // Without the caller's execution context, which would live as long as the thread.
            _threads[i].UnsafeStart();
        }
    }

    ~WorkerTeam() => _meeting?.End();

    /// <summary>How many do a piece of work, the caller included.</summary>
    public int Workers { get; }

    /// <summary>Does <paramref name="work"/>, all parts at once, and returns when all are done.</summary>
    /// <exception cref="Exception">That of the first part that failed; the team can go on working.</exception>
    /// <exception cref="ObjectDisposedException">The team was disposed of.</exception>
    public void Run(ITeamWork work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _meeting.Lead(work);
        // Or else the finalizer might end the team in the middle of its last round.
        GC.KeepAlive(this);
    }

    /// <summary>Ends the threads and waits for them.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        GC.SuppressFinalize(this);
        _meeting.End();
        foreach (var thread in _threads) thread.Join();
    }
}
