using System.Diagnostics;
using CompiledNet.EventFiles;
using CompiledNet.Records;

namespace CompiledNet.Summaries;

/// <summary>The values of a fit after a batch, written as one event that is made once.</summary>
internal sealed class BatchScalars
{
    // What is not yet with the operating system is lost with the process: ten seconds at most.
    private static readonly long s_flushInterval = 10 * Stopwatch.Frequency;

    private readonly string[] _names;
    private readonly Event _event = new() { Summary = new Summary() };
    private readonly bool _hasRate;
    private long _lastTime = Stopwatch.GetTimestamp(), _lastFlush = Stopwatch.GetTimestamp(), _lastStep = -1;

    public BatchScalars(string[] names, bool hasRate)
    {
        (_names, _hasRate) = (System.Array.FindAll(names, name => !name.StartsWith("val_", System.StringComparison.Ordinal)), hasRate);
        foreach (string name in _names) _event.Summary.Value.Add(new SummaryValue { Tag = "batch_" + name });
        if (hasRate) _event.Summary.Value.Add(new SummaryValue { Tag = "batch_steps_per_second" });
    }

    /// <summary>Writes the values; allocates nothing.</summary>
    public void Write(SummaryWriter writer, Logs logs, long step)
    {
        var values = _event.Summary.Value;
        for (int i = 0; i < _names.Length; i++)
        {
            logs.TryGetValue(_names[i], out double value);
            values[i].SimpleValue = (float)value;
        }

        long now = Stopwatch.GetTimestamp();
        if (_hasRate) values[^1].SimpleValue = (float)((step - _lastStep) / Stopwatch.GetElapsedTime(_lastTime, now).TotalSeconds);
        (_lastTime, _lastStep) = (now, step);
        (_event.WallTime, _event.Step) = (WallTime.Now, step);
        writer.Add(_event);
        if (now - _lastFlush < s_flushInterval) return;
        writer.Flush();
        _lastFlush = now;
    }
}
