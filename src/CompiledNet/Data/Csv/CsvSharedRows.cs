using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace CompiledNet;

/// <summary>
/// The rows of a CSV file, read by several threads: as many parts at a time as there are threads, handed on in their order, to the bits of the reader
/// on one thread. Where a part is out of the ordinary, such as a field that is wrong, one thread goes on from its beginning, and says what it has to say about the row.
/// </summary>
internal sealed class CsvSharedRows : ICsvRows, ITeamWork
{
    private readonly SafeFileHandle _file;
    private readonly string _path;
    private readonly CsvOptions _options;
    private readonly IReadOnlyList<string>? _classNames;
    private readonly CsvSegments _segments;
    private readonly long _size;
    private readonly CsvPart[] _parts;
    private readonly WorkerTeam _team;
    private ClassIndexer? _classes;
    private int _part, _count, _begun = 1, _row;
    private long _line = 1;

    // What one thread reads, and how its classes are numbered in all parts.
    private readonly List<int> _restClasses = [];
    private CsvRows? _rest;

    private CsvSharedRows(SafeFileHandle file, string path, CsvOptions options, IReadOnlyList<string>? classNames, CsvSegments segments, long size, CsvPart first)
    {
        (_file, _path, _options, _classNames, _segments, _size) = (file, path, options, classNames, segments, size);
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
    public static CsvSharedRows? TryOpen(string path, CsvOptions options, IReadOnlyList<string>? classNames)
    {
        if (options.Threads == 1) return null;
        var file = RegularFile.OpenHandle(path);
        CsvSharedRows? rows = null;
        try
        {
            long length = RandomAccess.GetLength(file), size = CsvSegments.Size(length, options.Threads);
            if (CsvSegments.TryBegin(file, options) is not { } segments || segments.Next(size) is var end && (end == length || end > CsvSegments.LongestPart)) return null;
            var first = new CsvPart(file, end, options, path, classNames);
            return rows = first.Count == 0 ? null : new CsvSharedRows(file, path, options, classNames, segments, size, first);
        }
        catch (Exception thrown) when (thrown is DataFormatException || CsvContent.Refusal(thrown, path) is not null)
        {
            return null;
        }
        finally
        {
            if (rows is null) file.Dispose();
        }
    }

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
        for (; _count < _parts.Length && !_segments.IsAtEnd; _count++)
        {
            long start = _segments.Position, end = _segments.Next(_size);
            _parts[_count].Begin(start, end, isTooLong: end - start > CsvSegments.LongestPart);
        }

        if (_count > 0) _team.Run(this);
        return _count > 0;
    }

    // The file from the beginning of a part on, for one thread.
    private CsvRows Again(CsvPart part)
    {
        var bytes = new FileSegment(_file);
        bytes.Move(part.Start, RandomAccess.GetLength(_file));
        var text = new StreamReader(bytes, CsvContent.StrictUtf8, detectEncodingFromByteOrderMarks: false);
        return part.Start == 0 ? new CsvRows(text, _options, _path, _classNames) : new CsvRows(text, _parts[0].Rows, _line);
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
