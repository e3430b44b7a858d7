using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace CompiledNet.Federated;

/// <summary>
/// Shows how far a federation is, as Keras shows epochs: <c>Round 3/20</c>, and below it <c>7/10 ━━━━━━ 1s 52ms/client - loss: 0.1234</c>, a line that is written anew
/// whenever a client has answered and stays when the round is closed, with whoever was refused or has left below it.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="width">How many characters a line of a terminal has, to which running lines are cut; 0 if it is no terminal: each round then gets its finished line only.</param>
/// <param name="hasBar">Whether there is a bar.</param>
/// <param name="clock">Measures how long a round takes; null for the system's.</param>
public sealed class RoundProgress(TextWriter writer, int width = 0, bool hasBar = true, TimeProvider? clock = null)
{
    private const int LongBar = 20, ShortBar = 8, NarrowWidth = 70;

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly StringBuilder _line = new();
    private readonly (char Full, char Empty) _marks = writer.Encoding.CodePage is 65001 or 1200 or 1201 or 12000 or 12001 ? ('━', '─') : ('=', '.');
    private long _start;
    private int _length;

    /// <summary>A round begins.</summary>
    /// <param name="round">Its number, from 0.</param>
    /// <param name="rounds">How many there will be.</param>
    /// <param name="attempt">Which attempt at it, from 0.</param>
    public void Begin(int round, int rounds, int attempt)
    {
        (_start, _length) = (_clock.GetTimestamp(), 0);
        writer.WriteLine(FormattableString.Invariant($"Round {round + 1}/{rounds}{(attempt > 0 ? $", attempt {attempt + 1}" : "")}"));
    }

    /// <summary>A client has answered or left.</summary>
    /// <param name="answered">How many have.</param>
    /// <param name="invited">How many were asked.</param>
    public void Answered(int answered, int invited)
    {
        if (width == 0 || !hasBar) return;
        Compose(answered, invited);
        if (_line.Length >= width) _line.Length = width - 1;
        WriteOver();
        writer.Flush();
    }

    /// <summary>A round is closed.</summary>
    /// <param name="record">How it went.</param>
    public void End(RoundRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Compose(record.Contributions.Count + record.Refusals.Count, record.Invited.Count);
        foreach (var (name, value) in record.Values) _line.Append(CultureInfo.InvariantCulture, $" - {name}: {Format(value)}");
        if (!record.HasQuorum) _line.Append(" - no quorum, the weights stay");
        if (record.Refusals.Count > 0) _line.Append(CultureInfo.InvariantCulture, $" - refused: {record.Refusals.Count}");
        if (record.Absences.Count > 0) _line.Append(CultureInfo.InvariantCulture, $" - left: {record.Absences.Count}");
        WriteOver();
        writer.WriteLine();
        foreach (var refusal in record.Refusals) writer.WriteLine($"  refused {refusal}");
        foreach (var absence in record.Absences) writer.WriteLine($"  left    {absence}");
        writer.Flush();
    }

    private void Compose(int answered, int invited)
    {
        double seconds = _clock.GetElapsedTime(_start).TotalSeconds, each = seconds / Math.Max(1, answered);
        _line.Clear().Append(CultureInfo.InvariantCulture, $"{answered}/{invited} ");
        int length = width is > 0 and < NarrowWidth ? ShortBar : LongBar, full = Math.Min(length, length * answered / Math.Max(1, invited));
        if (hasBar) _line.Append(_marks.Full, full).Append(_marks.Empty, length - full).Append(' ');
        else _line.Append("- ");
        _line.Append(CultureInfo.InvariantCulture, $"{seconds:F0}s ");
        if (each >= 1) _line.Append(CultureInfo.InvariantCulture, $"{each:F0}s/client");
        else _line.Append(CultureInfo.InvariantCulture, $"{each * 1e3:F0}ms/client");
    }

    // Blanks go over what is left of a longer line.
    private void WriteOver()
    {
        int length = _line.Length;
        if (length < _length) _line.Append(' ', _length - length);
        if (width > 0) writer.Write('\r');
        writer.Write(_line);
        _length = length;
    }

    private static string Format(double value) => value.ToString(value == 0 || !(Math.Abs(value) < 1e-3) ? "F4" : "0.0000e+00", CultureInfo.InvariantCulture);
}
