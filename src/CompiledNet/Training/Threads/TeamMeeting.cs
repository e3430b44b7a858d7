using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace CompiledNet;

/// <summary>
/// What the threads of a <see cref="WorkerTeam"/> share: the work of the round and the two counts at which they meet.
/// Between rounds it refers to no work, so that threads which wait keep nothing alive.
/// </summary>
internal sealed class TeamMeeting(int workers)
{
    private readonly AwaitedCount _rounds = new(), _finished = new();
    private readonly ExceptionDispatchInfo?[] _failures = new ExceptionDispatchInfo?[workers];
    private ITeamWork? _work;
    private int _round;

    /// <summary>One round with this thread as worker 0; returns, or throws the exception of the first worker that failed, when all are through.</summary>
    public void Lead(ITeamWork work)
    {
        _work = work;
        _round++;
        _rounds.Increment();
        Do(0);
        _finished.WaitFor(unchecked(_round * (workers - 1)));
        _work = null;

        ExceptionDispatchInfo? failure = null;
        for (int i = workers - 1; i >= 0; i--)
        {
            failure = _failures[i] ?? failure;
            _failures[i] = null;
        }

        failure?.Throw();
    }

    /// <summary>What a thread does until the team ends.</summary>
    public void Attend(int worker)
    {
        for (int round = 1; ; round++)
        {
            _rounds.WaitFor(round);
            if (_work is null) return;
            Do(worker);
            _finished.Increment();
        }
    }

    /// <summary>A round without work sends the threads home.</summary>
    public void End() => _rounds.Increment();

    private void Do(int worker)
    {
        try
        {
            _work!.Run(worker, workers);
        }
        catch (Exception exception)
        {
            // Whatever it is, it must come out where the round was called for, and not end the process.
            _failures[worker] = ExceptionDispatchInfo.Capture(exception);
        }
    }
}
