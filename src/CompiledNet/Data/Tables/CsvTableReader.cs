using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Turns the records of a CSV file into columns. The first value of a column that is not missing decides whether it holds numbers or texts.</summary>
internal sealed class CsvTableReader
{
    private readonly CsvOptions _options;
    private readonly string? _path;
    private readonly CsvRecordReader _record;
    private readonly CsvValues _values;
    private readonly CsvColumns _columns;
    private readonly CsvColumnBuilder[] _builders;

    /// <summary>Reads the header.</summary>
    public CsvTableReader(TextReader reader, CsvOptions options, string? path)
    {
        _options = options;
        _path = path;
        _record = new CsvRecordReader(reader, options, path);
        _values = new CsvValues(options);
        for (int i = 0; i < options.SkipLines; i++) _record.SkipLine();
        if (!_record.Read()) throw new DataFormatException("expected at least one record, got an empty file", path);
        _columns = new CsvColumns(_record, options, path);
        RefuseTwins();
        _builders = new CsvColumnBuilder[_columns.Features.Length];
        for (int i = 0; i < _builders.Length; i++)
        {
            int column = _columns.Features[i];
            _builders[i] = new CsvColumnBuilder(_values, Name(column), Array.IndexOf(_columns.Texts, column) >= 0 ? true : null);
        }
    }

    /// <summary>Reads another part of the same file, which has no header.</summary>
    /// <param name="reader">The part, which begins with a record.</param>
    /// <param name="first">What has read the header.</param>
    /// <param name="areTexts">Which columns hold texts, as far as that is known.</param>
    /// <param name="line">The line with which the part begins.</param>
    public CsvTableReader(TextReader reader, CsvTableReader first, IReadOnlyList<bool?> areTexts, long line = 1)
    {
        (_options, _path, _columns) = (first._options, first._path, first._columns);
        _record = new CsvRecordReader(reader, _options, _path, isStart: false, line);
        _values = new CsvValues(_options);
        _builders = [.. first._builders.Select((builder, i) => builder.ForNextPart(areTexts[i]))];
    }

    /// <summary>What has read each column.</summary>
    public IReadOnlyList<CsvColumnBuilder> Builders => _builders;

    /// <summary>The line that is read next.</summary>
    public long NextLine => _record.NextLine;

    /// <summary>How many rows may be.</summary>
    public long Most => Math.Min(_options.MaxValues, Array.MaxLength) / _builders.Length;

    /// <summary>Reads a file; a gzip file is unpacked.</summary>
    public static Table Read(string path, CsvOptions options)
    {
        Check(options);
        return TryReadShared(path, options) ?? CsvFile.Read(path, reader => Read(reader, options, path));
    }

    /// <summary>Reads everything that <paramref name="reader"/> has.</summary>
    public static Table Read(TextReader reader, CsvOptions options, string? path)
    {
        Check(options);
        return new CsvTableReader(reader, options, path).Next(long.MaxValue) ?? throw new DataFormatException("expected at least one record with values, got none", path);
    }

    /// <summary>Reads a file block by block.</summary>
    public static IEnumerable<Table> Blocks(string path, CsvOptions options, int rows)
    {
        using (var shared = CsvTableBlocks.TryOpen(path, options, rows))
        {
            while (shared?.Next() is { } block) yield return block;
            if (shared is not null) yield break;
        }

        using var content = new CsvContent(path);
        CsvTableReader? reader = null;
        while (Next() is { } block) yield return block;

        Table? Next()
        {
            try
            {
                return (reader ??= new CsvTableReader(content.Text, options, path)).Next(rows);
            }
            catch (Exception thrown) when (content.Refusal(thrown) is { } refusal)
            {
                throw refusal;
            }
        }
    }

    /// <summary>Refuses options that contradict each other, and those of data sets.</summary>
    public static void Check(CsvOptions options)
    {
        CsvDatasetReader.Check(options);
        if (!options.HasHeader) throw new ArgumentException("The columns of a table are found by name: the file must have a header.", nameof(options));
        if (options.Labels.Count > 0 || options.ClassNames is not null || options.LabelKind != LabelKind.Auto || options.Missing != MissingValuePolicy.Throw)
            throw new ArgumentException("A table has no labels, and what is missing stays so: labels, their kind and names, and what to do with missing values are for data sets.", nameof(options));
    }

    // A column without a name, such as the numbers of rows that pandas writes, is called as pandas calls it.
    private string Name(int column) => _columns.Name(column) is { Length: > 0 } name ? name : $"Unnamed: {column}";

    // Several threads read a part each, with what the first row says of its columns. Null where one thread has to read: it then says what is wrong, or that a column
    // whose first value is a text has numbers in a later part.
    private static Table? TryReadShared(string path, CsvOptions options)
    {
        using var parts = CsvTableParts.TryOpen(path, options);
        if (parts is null) return null;
        try
        {
            var readers = new CsvTableReader[parts.Count];
            readers[0] = new CsvTableReader(parts.Text(0), options, path);
            long[] rows = new long[parts.Count];
            long first = readers[0].ReadRows(1);
            bool?[] areTexts = Array.ConvertAll(readers[0]._builders, builder => builder.IsText);
            for (int i = 1; i < readers.Length; i++) readers[i] = new CsvTableReader(parts.Text(i), readers[0], areTexts);
            SharedWork.Items(readers.Length, options.Threads, i => rows[i] = readers[i].ReadRows(long.MaxValue));
            var builders = readers[0]._builders;
            if (first + rows.Sum() > readers[0].Most || !AreAlike(readers)) return null;
            var columns = new TableColumn[builders.Length];
            SharedWork.Items(columns.Length, options.Threads, i => columns[i] = CsvColumnBuilder.Join(Array.ConvertAll(readers, reader => reader._builders[i])));
            return first == 0 ? null : new Table(columns);
        }
        catch (Exception thrown) when (thrown is DataFormatException || CsvContent.Refusal(thrown, path) is not null)
        {
            return null;
        }
    }

    /// <summary>Whether each column holds the same in all parts, as far as they have values.</summary>
    public static bool AreAlike(IReadOnlyList<CsvTableReader> parts) => Enumerable.Range(0, parts[0]._builders.Length)
        .All(column => parts.Select(part => part._builders[column].IsText).Where(isText => isText is not null).Distinct().Count() < 2);

    /// <summary>The next rows; null at the end.</summary>
    public Table? Next(long wanted) => ReadRows(wanted) == 0 ? null : new Table(Array.ConvertAll(_builders, builder => builder.Build()));

    /// <summary>Reads rows into the builders, and says how many there were.</summary>
    [MethodImpl(Hot.Optimized)]
    public long ReadRows(long wanted)
    {
        long rows = 0, most = Most;
        while (rows < wanted && _record.Read())
        {
            if (_record.FieldCount != _columns.Count) throw new DataFormatException($"expected {_columns.Count} fields, got {_record.FieldCount}", _path, _record.Row);
            if (++rows > most) throw new DataFormatException($"expected at most {_options.MaxValues} values, got more", _path, _record.Row);
            for (int i = 0; i < _builders.Length; i++)
            {
                int column = _columns.Features[i];
                if (_builders[i].Add(_record[column]) is { } problem) throw new DataFormatException(problem, _path, _record.Row, column + 1, Name(column));
            }
        }

        return rows;
    }

    private void RefuseTwins()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (int column in _columns.Features)
            if (!known.Add(Name(column))) throw new DataFormatException($"expected one column '{Name(column)}', got two", _path, _record.Row, column + 1);
    }
}
