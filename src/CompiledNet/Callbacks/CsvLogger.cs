using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace CompiledNet;

/// <summary>
/// Writes the values of every epoch to a CSV file, a line each after a header; as <c>keras.callbacks.CSVLogger</c>. The
/// epoch is counted from 0 and the columns are those of the first epoch. The file is complete after every epoch. Folders
/// that are missing are made. A fit that is taken up by <see cref="BackupAndRestore"/> goes on behind the lines of the epochs that it had ended.
/// </summary>
public sealed class CsvLogger : Callback
{
    private readonly string _path;
    private readonly char _separator;
    private readonly bool _append;
    private string[]? _columns;
    private bool _begins;

    /// <summary>Sets up the file.</summary>
    /// <param name="path">The file; overwritten unless <paramref name="append"/> is set.</param>
    /// <param name="separator">What stands between two values.</param>
    /// <param name="append">
    /// Whether to go on after the lines of an earlier fit, without a second header. The earlier fit has to have reported the same values. A last
    /// line without its end is what a kill left of one, and goes.
    /// </param>
    public CsvLogger(string path, char separator = ',', bool append = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        (_path, _separator, _append) = (path, separator, append);
    }

    /// <inheritdoc/>
    public override bool IsForFirstRankOnly => true;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The file that is to be gone on with lacks a value that this fit reports, or a value has a name that cannot stand in a header.</exception>
    public override void OnTrainBegin(FitContext context)
    {
        (_columns, _begins) = (null, !_append);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
        if (context.Logs.Names().FirstOrDefault(name => name.AsSpan().IndexOfAny([_separator, '"', '\n', '\r']) >= 0) is { } odd)
            throw new InvalidOperationException($"A metric is called '{odd}', which cannot be the name of a column: it has the separator '{_separator}', a quote or the end of a line in it.");
        if (_append && Exists) CutToWholeLines(context.Logs.Names());
        if (_append && Header() is { } header && context.Logs.Names().FirstOrDefault(name => !header.Split(_separator).Contains(name)) is { } missing)
            throw new InvalidOperationException($"The file '{_path}' has the columns '{header}', but this fit reports '{missing}' as well: give it another file.");
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The file that is to be gone on with has other columns.</exception>
    public override void OnEpochEnd(FitContext context)
    {
        var text = new StringBuilder();
        Begin();
        if (_columns is null)
        {
            _columns = context.Logs.Names();
            string columns = HeaderOf(_columns);
            if (Header() is not { } header) text.Append(columns).Append('\n');
            else if (header != columns) throw new InvalidOperationException($"The file '{_path}' has the columns '{header}', but this fit reports '{columns}': give it another file.");
        }

        text.Append(CultureInfo.InvariantCulture, $"{context.Epoch}");
        foreach (string column in _columns)
        {
            context.Logs.TryGetValue(column, out double value);
            text.Append(_separator).Append(value.ToString("R", CultureInfo.InvariantCulture));
        }

        using var file = new AppendedFile(_path, FileMode.OpenOrCreate, FileShare.Read);
        file.Write(Encoding.UTF8.GetBytes(text.Append('\n').ToString()));
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(FitContext context) => Begin();

    /// <inheritdoc/>
    public override void SaveState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Set("length", !_begins && Exists ? new FileInfo(AtomicFile.Target(_path)).Length : 0);
    }

    /// <summary>Leaves the lines that were there when <see cref="SaveState"/> was called; what an epoch wrote that has to be trained again goes.</summary>
    public override void RestoreState(CallbackState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        long length = (long)state.Number("length");
        _begins = length == 0 && !_append;
        if (_begins || !Exists) return;
        using (var file = new AppendedFile(_path, FileMode.Open, FileShare.Read)) file.Cut(length);
        _columns = Header()?.Split(_separator)[1..];
    }

    // A file of one line without an end is what a kill left of a header, or it is somebody else's.
    private void CutToWholeLines(string[] names)
    {
        using var file = new AppendedFile(_path, FileMode.Open, FileShare.Read);
        long whole = file.WholeLines();
        if (whole == 0 && !(HeaderOf(names) + '\n').StartsWith(Encoding.UTF8.GetString(file.ReadAll()), StringComparison.Ordinal))
            throw new InvalidOperationException($"The file '{_path}' has no line with an end, so that it is no log to go on with: give it another file.");
        file.Cut(whole);
    }

    private string HeaderOf(string[] names) => new StringBuilder("epoch").Append(_separator).AppendJoin(_separator, names).ToString();

    // Not before it is known whether this fit takes up another.
    private void Begin()
    {
        if (_begins) File.WriteAllText(_path, "");
        _begins = false;
    }

    // The first line; null if there is no file or nothing in it.
    private string? Header() => Exists ? File.ReadLines(_path).FirstOrDefault() : null;

    // A symbolic link exists whether its target does or not.
    private bool Exists => File.Exists(AtomicFile.Target(_path));
}
