using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// The rows of a CSV file, read by several threads: as many parts at a time as there are threads, handed on in their order, to the bits of the reader
/// on one thread. Where a part is out of the ordinary, such as a field that is wrong, one thread goes on from its beginning, and says what it has to say about the row.
/// </summary>
internal sealed class CsvSharedRows : ICsvRows, ITeamWork
{
    private readonly CsvSharedFile _file;
    private readonly string _path;
    private readonly CsvOptions _options;
    private readonly IReadOnlyList<string>? _classNames;
    private readonly long _size;
    private readonly CsvPart[] _parts;
    private readonly WorkerTeam _team;
    private ClassIndexer? _classes;
    private int _part, _count, _begun = 1, _row;
    private long _line = 1;

    // What one thread reads, and how its classes are numbered in all parts.
    private readonly List<int> _restClasses = [];
    private CsvRows? _rest;

    private CsvSharedRows(CsvSharedFile file, string path, CsvOptions options, IReadOnlyList<string>? classNames, CsvPart first)
    {
        (_file, _path, _options, _classNames, _size) = (file, path, options, classNames, CsvSegments.Size(file.Length, options.Threads));
        _parts = new CsvPart[options.Threads];
        for (int i = 0; i < _parts.Length; i++) _parts[i] = i == 0 ? first : new CsvPart(file, first);
        _team = new WorkerTeam(options.Threads);
    }

    public CsvColumns Columns => _parts[0].Rows.Columns;

    public ClassIndexer? Classes => _classes;

    public bool LacksMeans => _rest is { LacksMeans: true } || Array.Exists(_parts, part => part.Rows.LacksMeans);

    public long Line => _rest?.Line ?? LineOfLastRow();

    /// <summary>Opens a file; null if one thread has to read it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it; checked already.</param>
    /// <param name="classNames">The classes by their index, if they are known; null takes them as they come.</param>
    public static CsvSharedRows? TryOpen(string path, CsvOptions options, IReadOnlyList<string>? classNames) => CsvSharedFile.TryBegin(path, options, (file, end) =>
    {
        var first = new CsvPart(file, end, options, path, classNames);
        return first.Count == 0 ? null : new CsvSharedRows(file, path, options, classNames, first);
    });

    [MethodImpl(Hot.Optimized)]
    public int Read(Span<float> features, Span<float> targets, int most)
    {
        while (_rest is null)
        {
            if (_part == _count && !Fill()) return 0;
            var part = _parts[_part];
            int rows = Math.Min(most, part.Count - _row);
            if (part.Failed) _rest = Again(part);
            else if (rows > 0)
            {
                part.Copy(_row, rows, features, targets, ref _classes);
                _row += rows;
                return rows;
            }
            else
            {
                _line += part.Lines;
                (_part, _row) = (_part + 1, 0);
            }
        }

        return ReadRest(features, targets, most);
    }

    public void Dispose()
    {
        _team.Dispose();
        _file.Dispose();
    }

    void ITeamWork.Run(int worker, int workers)
    {
        if (worker < _count) _parts[worker].Read();
    }

    // The next parts; false at the end.
    private bool Fill()
    {
        (_part, _row, _count, _begun) = (0, 0, _begun, 0);
        for (; _count < _parts.Length && !_file.IsAtEnd; _count++)
        {
            long start = _file.Position, end = _file.Next(_size, out bool isTooLong);
            _parts[_count].Begin(start, end, isTooLong);
        }

        if (_count > 0) _team.Run(this);
        return _count > 0;
    }

    // The file from the beginning of a part on, for one thread.
    private CsvRows Again(CsvPart part)
    {
        var text = _file.Text(part.Start, _file.Length);
        return part.Start == _file.Start ? new CsvRows(text, _options, _path, _classNames) : new CsvRows(text, _parts[0].Rows, _line);
    }

    private long LineOfLastRow()
    {
        var rows = Again(_parts[_part]);
        float[] features = new float[Columns.Features.Length], targets = new float[Columns.Labels.Length];
        for (int i = 0; i < _row; i++) rows.Read(features, targets, 1);
        return rows.Line;
    }

    private int ReadRest(Span<float> features, Span<float> targets, int most)
    {
        try
        {
            int rows = _rest!.Read(features, targets, most);
            CsvPart.Renumber(targets[..(rows * Columns.Labels.Length)], _rest, _restClasses, ref _classes);
            return rows;
        }
        catch (Exception thrown) when (CsvContent.Refusal(thrown, _path) is { } refusal)
        {
            throw refusal;
        }
    }
}
