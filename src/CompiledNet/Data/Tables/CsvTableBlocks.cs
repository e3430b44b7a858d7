using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CompiledNet;

/// <summary>
/// The rows of a CSV file block by block, read by several threads: as many parts at a time as there are threads, put together to the blocks of one thread. Where a part is out of the
/// ordinary, such as a field that is wrong, one thread goes on from the first of those parts, and says what it has to say about the row.
/// </summary>
internal sealed class CsvTableBlocks : IDisposable
{
    private readonly CsvSharedFile _file;
    private readonly string _path;
    private readonly CsvOptions _options;
    private readonly long _size;
    private readonly CsvTableReader _first;
    private readonly bool?[] _areTexts;
    private readonly TablePieces _pieces;
    private CsvTableReader? _rest;
    private long _line = 1;

    private CsvTableBlocks(CsvSharedFile file, string path, CsvOptions options, CsvTableReader first, int rows)
    {
        (_file, _path, _options, _size) = (file, path, options, CsvSegments.Size(file.Length, options.Threads));
        (_first, _areTexts) = (first, [.. first.Builders.Select(builder => builder.IsText)]);
        _pieces = new TablePieces(rows, Array.ConvertAll(_areTexts, isText => isText == true));
    }

    /// <summary>Opens a file; null if one thread has to read it.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvTableBlocks? TryOpen(string path, CsvOptions options, int rows) => CsvSharedFile.TryBegin(path, options, (file, end) =>
    {
        var first = new CsvTableReader(file.Text(file.Start, end), options, path);
        return rows > first.Most ? null : new CsvTableBlocks(file, path, options, first, rows);
    });

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

    // The next parts; false at the end, or where one thread has to go on.
    private bool ReadParts()
    {
        bool isFirst = _line == 1;
        long start = isFirst ? _file.Start : _file.Position;
        if (TryReadParts(isFirst) is not { } parts)
        {
            var text = _file.Text(start, _file.Length);
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
        while (parts.Count < _options.Threads && !_file.IsAtEnd)
        {
            long from = _file.Position, to = _file.Next(_size, out bool isTooLong);
            fails |= isTooLong;
            parts.Add(new CsvTableReader(_file.Text(from, to), _first, areTexts));
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
