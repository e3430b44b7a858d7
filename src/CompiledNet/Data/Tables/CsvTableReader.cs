using System;
using System.Collections.Generic;
using System.IO;

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

    private CsvTableReader(TextReader reader, CsvOptions options, string? path)
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
            _builders[i] = new CsvColumnBuilder(_values, Name(column), Array.IndexOf(_columns.Texts, column) >= 0);
        }
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

    // The next rows; null at the end.
    private Table? Next(long wanted)
    {
        long rows = 0, most = Math.Min(_options.MaxValues, Array.MaxLength) / _builders.Length;
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

        return rows == 0 ? null : new Table(Array.ConvertAll(_builders, builder => builder.Build()));
    }

    private void RefuseTwins()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (int column in _columns.Features)
            if (!known.Add(Name(column))) throw new DataFormatException($"expected one column '{Name(column)}', got two", _path, _record.Row, column + 1);
    }
}
