using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace CompiledNet;

/// <summary>
/// Writes the values of every epoch to a CSV file, a line each after a header; as <c>keras.callbacks.CSVLogger</c>. The
/// epoch is counted from 0 and the columns are those of the first epoch. The file is complete after every epoch.
/// </summary>
public sealed class CsvLogger : Callback
{
    private readonly string _path;
    private readonly char _separator;
    private readonly bool _append;
    private string[]? _columns;

    /// <summary>Sets up the file.</summary>
    /// <param name="path">The file; overwritten unless <paramref name="append"/> is set.</param>
    /// <param name="separator">What stands between two values.</param>
    /// <param name="append">Whether to go on after the lines of an earlier fit, without a second header.</param>
    public CsvLogger(string path, char separator = ',', bool append = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        (_path, _separator, _append) = (path, separator, append);
    }

    /// <inheritdoc/>
    public override void OnTrainBegin(FitContext context)
    {
        _columns = null;
        if (!_append) File.WriteAllText(_path, "");
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(FitContext context)
    {
        var text = new StringBuilder();
        if (_columns is null)
        {
            _columns = context.Logs.Names();
            if (!File.Exists(_path) || new FileInfo(_path).Length == 0)
                text.Append("epoch").Append(_separator).AppendJoin(_separator, _columns).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"{context.Epoch}");
        foreach (string column in _columns)
        {
            context.Logs.TryGetValue(column, out double value);
            text.Append(_separator).Append(value.ToString("R", CultureInfo.InvariantCulture));
        }

        File.AppendAllText(_path, text.Append('\n').ToString());
    }
}
