using System;
using System.Threading;

namespace CompiledNet.Federated.Tests;

/// <summary>A clock that stands still until it is moved, and rings then.</summary>
internal sealed class ManualClock : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;
    private Alarm? _alarm;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => _alarm = new Alarm(callback, state, _now + dueTime);

    public void Advance(TimeSpan time)
    {
        _now += time;
        if (_alarm is { } alarm && alarm.Due <= _now) alarm.Ring();
    }

    private sealed class Alarm(TimerCallback callback, object? state, DateTimeOffset due) : ITimer
    {
        public DateTimeOffset Due => due;

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        public System.Threading.Tasks.ValueTask DisposeAsync() => default;
    }
}
