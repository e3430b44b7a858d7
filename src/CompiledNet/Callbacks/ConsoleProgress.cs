using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;

namespace CompiledNet;

/// <summary>
/// Shows how far a fit is as Keras does, <c>12/100 ━━━━━━ 3s 25ms/step - loss: 0.1234</c>: a line that is written anew while an epoch
/// runs, with the time that is left, and stays when the epoch has ended, with the time that it took. <see cref="FitOptions.Verbose"/> adds
/// one by itself.
/// </summary>
/// <remarks>
/// A step allocates nothing. Metrics are computed for the line only so often that this takes at most a twentieth of the time, as those that rank all
/// samples are slow.
/// </remarks>
public sealed class ConsoleProgress : Callback
{
    private const int LongBar = 20, ShortBar = 8, NarrowWidth = 70, NarrowestWidth = 40, SlowestShare = 20;

    private readonly TextWriter _writer;
    private readonly bool _hasBar;
    private readonly int _width;
    private readonly long _interval;
    private readonly StringBuilder _line = new(512);
    private readonly (char Full, char Empty) _marks;
    private long _start, _next;
    private int _first, _length;

    /// <summary>Sets up the display.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="width">
    /// How many characters a line of a terminal has, to which running lines are cut and at which finished ones go on in the next, both between two values;
    /// 0 if it is no terminal: each epoch then gets its finished line only.
    /// </param>
    /// <param name="hasBar">Whether there is a bar; without one only finished lines are written, as Keras does with <c>verbose=2</c>.</param>
    /// <param name="interval">The shortest time between two versions of the line, zero for one at every step; null for a tenth of a second.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width or the time is negative.</exception>
    public ConsoleProgress(TextWriter writer, int width = 0, bool hasBar = true, TimeSpan? interval = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfLessThan(interval ?? TimeSpan.Zero, TimeSpan.Zero, nameof(interval));
        (_writer, _width, _hasBar) = (writer, hasBar ? width : 0, hasBar);
        _interval = (long)((interval ?? TimeSpan.FromMilliseconds(100)).TotalSeconds * Stopwatch.Frequency);
        _marks = writer.Encoding.CodePage is 65001 or 1200 or 1201 or 12000 or 12001 ? ('━', '─') : ('=', '.');
    }

    /// <summary>True: of processes that train together the first shows it.</summary>
    public override bool IsForFirstRankOnly => true;

    /// <summary>Says which epoch begins.</summary>
    /// <param name="context">The fit.</param>
    public override void OnEpochBegin(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        WriteHead(context);
        (_start, _first) = (Stopwatch.GetTimestamp(), 0);
    }

    /// <summary>Shows how far the epoch is.</summary>
    /// <param name="context">The fit.</param>
    public override void OnBatchEnd(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_start == 0)
        {
            // An epoch that was taken up in its middle has not begun here.
            WriteHead(context);
            (_start, _first) = (Stopwatch.GetTimestamp(), context.Batch + 1);
        }

        long now = Stopwatch.GetTimestamp();
        if (_width == 0 || now < _next) return;
        int done = context.Batch + 1;
        double step = done > _first ? Stopwatch.GetElapsedTime(_start, now).TotalSeconds / (done - _first) : 0;
        Compose(context, done, done <= context.BatchCount ? step * (context.BatchCount - done) : Stopwatch.GetElapsedTime(_start, now).TotalSeconds, step);
        TerminalCells.Cut(_line, _width);
        WriteOver();
        _writer.Flush();
        long end = Stopwatch.GetTimestamp();
        _next = _interval == 0 ? 0 : end + Math.Max(_interval, SlowestShare * (end - now));
    }

    /// <summary>Writes the finished line.</summary>
    /// <param name="context">The fit.</param>
    public override void OnEpochEnd(FitContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        double seconds = context.EpochDuration.TotalSeconds;
        Compose(context, context.Batch + 1, seconds, seconds / Math.Max(1, context.Batch + 1 - _first));
        if (_width > 0) TerminalCells.Wrap(_line, _width, _length, _writer.NewLine);
        WriteOver();
        EndLine();
        _start = 0;
    }

    /// <summary>Leaves the line that an epoch without an end has begun.</summary>
    /// <param name="context">The fit.</param>
    public override void OnTrainEnd(FitContext context)
    {
        if (_length > 0) EndLine();
        _start = 0;
    }

    private void WriteHead(FitContext context)
    {
        _line.Clear().Append(CultureInfo.InvariantCulture, $"Epoch {context.Epoch + 1}/{context.Epochs}");
        (_next, _length) = (0, 0);
        _writer.Write(_line);
        EndLine();
    }

    private void EndLine()
    {
        _writer.WriteLine();
        _writer.Flush();
        _length = 0;
    }

    // Blanks go over what is left of a longer line.
    private void WriteOver()
    {
        int length = TerminalCells.Of(_line);
        if (length < _length) _line.Append(' ', _length - length);
        if (_width > 0) _writer.Write('\r');
        _writer.Write(_line);
        _length = length;
    }

    private void Compose(FitContext context, int done, double seconds, double step)
    {
        bool isCounted = done <= context.BatchCount;
        _line.Clear().Append(CultureInfo.InvariantCulture, $"{done}/");
        if (isCounted) _line.Append(CultureInfo.InvariantCulture, $"{context.BatchCount} ");
        else _line.Append("Unknown ");
        if (_hasBar && isCounted && _width is 0 or >= NarrowestWidth)
        {
            int length = _width is > 0 and < NarrowWidth ? ShortBar : LongBar, full = (int)((long)length * done / context.BatchCount);
            _line.Append(_marks.Full, full).Append(_marks.Empty, length - full).Append(' ');
        }
        else if (!_hasBar)
        {
            _line.Append("- ");
        }

        AppendTime(seconds);
        _line.Append(_hasBar ? " " : " - ");
        AppendStep(step);
        context.Logs.AppendTo(_line);
    }

    private void AppendTime(double seconds)
    {
        long whole = (long)seconds;
        if (whole >= 3600) _line.Append(CultureInfo.InvariantCulture, $"{whole / 3600}:{whole / 60 % 60:00}:{whole % 60:00}");
        else if (whole >= 60) _line.Append(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00}");
        else _line.Append(CultureInfo.InvariantCulture, $"{whole}s");
    }

    private void AppendStep(double seconds)
    {
        if (seconds >= 1) _line.Append(CultureInfo.InvariantCulture, $"{seconds:F0}s/step");
        else if (seconds >= 1e-3) _line.Append(CultureInfo.InvariantCulture, $"{seconds * 1e3:F0}ms/step");
        else _line.Append(CultureInfo.InvariantCulture, $"{seconds * 1e6:F0}us/step");
    }
}
