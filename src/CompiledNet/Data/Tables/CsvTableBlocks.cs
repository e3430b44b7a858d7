using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Win32.SafeHandles;

namespace CompiledNet;

/// <summary>
/// The rows of a CSV file block by block, read by several threads: as many parts at a time as there are threads, put together to the blocks of one thread. Where a part is out of the
/// ordinary, such as a field that is wrong, one thread goes on from the first of those parts, and says what it has to say about the row.
/// </summary>
internal sealed class CsvTableBlocks : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly string _path;
    private readonly CsvOptions _options;
    private readonly CsvSegments _segments;
    private readonly long _start, _size;
    private readonly CsvTableReader _first;
    private readonly bool?[] _areTexts;
    private readonly TablePieces _pieces;
    private CsvTableReader? _rest;
    private long _line = 1;

    private CsvTableBlocks(SafeFileHandle file, string path, CsvOptions options, CsvSegments segments, long start, CsvTableReader first, int rows)
    {
        (_file, _path, _options, _segments, _start, _size) = (file, path, options, segments, start, CsvSegments.Size(RandomAccess.GetLength(file), options.Threads));
        (_first, _areTexts) = (first, [.. first.Builders.Select(builder => builder.IsText)]);
        _pieces = new TablePieces(rows, Array.ConvertAll(_areTexts, isText => isText == true));
    }

    /// <summary>Opens a file; null if one thread has to read it.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvTableBlocks? TryOpen(string path, CsvOptions options, int rows)
    {
        if (options.Threads == 1) return null;
        var file = RegularFile.OpenHandle(path);
        CsvTableBlocks? blocks = null;
        try
        {
            if (CsvSegments.TryBegin(file, options) is not { } segments) return null;
            long start = segments.Position, end = segments.Next(CsvSegments.Size(RandomAccess.GetLength(file), options.Threads));
            if (segments.IsAtEnd || end - start > CsvSegments.LongestPart) return null;
            var first = new CsvTableReader(Text(file, start, end), options, path);
            return blocks = rows > first.Most ? null : new CsvTableBlocks(file, path, options, segments, start, first, rows);
        }
        catch (Exception thrown) when (thrown is DataFormatException || CsvContent.Refusal(thrown, path) is not null)
        {
            return null;
        }
        finally
        {
            if (blocks is null) file.Dispose();
        }
    }

    /// <summary>The next block; null at the end.</summary>
    /// <exception cref="DataFormatException">The file does not hold what was expected.</exception>
    public Table? Next()
    {
        while (_rest is null && _pieces.Wanted > 0 && ReadParts())
        {
        }

        if (_rest is not null && _pieces.Wanted > 0) _pieces.Add(ReadRest(_pieces.Wanted));
        return _pieces.Take();
    }

    public void Dispose() => _file.Dispose();

    private static StreamReader Text(SafeFileHandle file, long start, long end)
    {
        var bytes = new FileSegment(file);
        bytes.Move(start, end);
        return new StreamReader(bytes, CsvContent.StrictUtf8, detectEncodingFromByteOrderMarks: false);
    }

    // The next parts; false at the end, or where one thread has to go on.
    private bool ReadParts()
    {
        bool isFirst = _line == 1;
        long start = isFirst ? _start : _segments.Position;
        if (TryReadParts(isFirst) is not { } parts)
        {
            var text = Text(_file, start, RandomAccess.GetLength(_file));
            _rest = isFirst ? new CsvTableReader(text, _options, _path) : new CsvTableReader(text, _first, _areTexts, _line);
            return false;
        }

        if (parts.Count == 0) return false;
        var columns = new TableColumn[_areTexts.Length];
        for (int i = 0; i < columns.Length; i++) _areTexts[i] ??= parts.Select(part => part.Builders[i].IsText).FirstOrDefault(isText => isText is not null);
        SharedWork.Items(columns.Length, _options.Threads, i => columns[i] = CsvColumnBuilder.Join([.. parts.Select(part => part.Builders[i])]));
        _pieces.Add(new Table(columns));
        _line += parts.Sum(part => part.NextLine - 1);
        return true;
    }

    // Null where one thread has to read them. What the first row of the file holds is known to all parts.
    private List<CsvTableReader>? TryReadParts(bool isFirst)
    {
        var parts = new List<CsvTableReader>();
        bool fails = false;
        if (isFirst)
        {
            Read(_first, 1);
            parts.Add(_first);
        }

        bool?[] areTexts = isFirst ? [.. _first.Builders.Select(builder => builder.IsText)] : _areTexts;
        while (parts.Count < _options.Threads && !_segments.IsAtEnd)
        {
            long from = _segments.Position, to = _segments.Next(_size);
            fails |= to - from > CsvSegments.LongestPart;
            parts.Add(new CsvTableReader(Text(_file, from, to), _first, areTexts));
        }

        if (!fails) SharedWork.Items(parts.Count, _options.Threads, i => Read(parts[i], long.MaxValue));
        return fails || (parts.Count > 0 && !CsvTableReader.AreAlike(parts)) ? null : parts;

        void Read(CsvTableReader part, long rows)
        {
            try
            {
                part.ReadRows(rows);
            }
            catch (Exception)
            {
                // Whatever it is, it comes again where one thread reads the part.
                fails = true;
            }
        }
    }

    private Table? ReadRest(int rows)
    {
        try
        {
            return _rest!.Next(rows);
        }
        catch (Exception thrown) when (CsvContent.Refusal(thrown, _path) is { } refusal)
        {
            throw refusal;
        }
    }
}
