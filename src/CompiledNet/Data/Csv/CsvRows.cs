using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Turns the records of a CSV file into features and targets, row by row; allocates nothing once warm.</summary>
internal sealed class CsvRows : ICsvRows
{
    private readonly CsvOptions _options;
    private readonly string? _path;
    private readonly CsvRecordReader _record;
    private readonly CsvValues _values;
    private readonly LabelKind[] _kinds;
    private readonly IReadOnlyList<string>? _classNames;
    private bool _isFirst;
    private long _count;

    /// <summary>Reads the header, or the first record to count its fields.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="options">How to read it; checked already.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="classNames">The classes by their index, if they are known; null takes them as they come.</param>
    public CsvRows(TextReader reader, CsvOptions options, string? path, IReadOnlyList<string>? classNames)
    {
        (_options, _path, _classNames) = (options, path, classNames);
        _record = new CsvRecordReader(reader, options, path);
        _values = new CsvValues(options);
        for (int i = 0; i < _options.SkipLines; i++) _record.SkipLine();
        if (!_record.Read()) throw new DataFormatException("expected at least one record, got an empty file", _path);
        Columns = new CsvColumns(_record, _options, _path);
        _kinds = new LabelKind[Columns.Labels.Length];
        Array.Fill(_kinds, options.ClassNames is null ? options.LabelKind : LabelKind.ClassIndex);
        _isFirst = !options.HasHeader;
    }

    /// <summary>Reads rows of a part of the text behind the first row.</summary>
    /// <param name="reader">The part, which begins with a record.</param>
    /// <param name="first">What read the first row: the columns are its, and the kinds of labels.</param>
    /// <param name="line">The line with which the part begins.</param>
    public CsvRows(TextReader reader, CsvRows first, long line = 1)
    {
        (_options, _path, _classNames, _values) = (first._options, first._path, first._classNames, first._values);
        _record = new CsvRecordReader(reader, _options, _path, isStart: false, line);
        (Columns, _kinds) = (first.Columns, [.. first._kinds]);
    }

    public CsvColumns Columns { get; }

    public ClassIndexer? Classes { get; private set; }

    public bool LacksMeans { get; private set; }

    public long Line => _record.Row;

    /// <summary>The line that is read next.</summary>
    public long NextLine => _record.NextLine;

    /// <summary>Which rows are wanted, by their number; null for all. The first, which says of what kind the labels are, is read in any case, and others are counted.</summary>
    public Predicate<long>? Share { get; init; }

    /// <summary>No classes yet, but those that are known.</summary>
    public ClassIndexer NewClasses() => new(_classNames ?? _options.ClassNames, _values.Numbers);

    /// <summary>Goes on with another part of the text, from its line 1; the reader gives that one from now on.</summary>
    public void Restart() => _record.Restart();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Read(Span<float> features, Span<float> targets, int most)
    {
        int width = Columns.Features.Length, targetWidth = Columns.Labels.Length, rows = 0;
        while (rows < most && (_isFirst || _record.Read()))
        {
            _isFirst = false;
            if (ReadRow(features.Slice(rows * width, width), targets.Slice(rows * targetWidth, targetWidth))) rows++;
        }

        return rows;
    }

    public void Dispose()
    {
    }

    /// <summary>Reads the record into a row; false if it is to be left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ReadRow(Span<float> features, Span<float> targets)
    {
        if (_record.FieldCount != Columns.Count)
            throw new DataFormatException($"expected {Columns.Count} fields, got {_record.FieldCount}", _path, _record.Row);

        // All fields are looked at for missing values first, so that a dropped row leaves no trace, such as a class.
        if (_options.Missing == MissingValuePolicy.DropRow && (AnyMissing(Columns.Features) || AnyMissing(Columns.Labels))) return false;
        if (_count++ > 0 && Share is { } share && !share(_count - 1)) return true;
        ReadFeatures(features);
        for (int i = 0; i < targets.Length; i++) targets[i] = ReadLabel(i, Columns.Labels[i]);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadFeatures(Span<float> features)
    {
        int[] columns = Columns.Features;
        for (int i = 0; i < columns.Length; i++)
            if (!_values.TryNumber(_record[columns[i]], out features[i])) features[i] = WithoutNumber(columns[i]);
    }

    [MethodImpl(Hot.Optimized)]
    private float WithoutNumber(int column)
    {
        if (!IsMissing(column)) return ReadNumber(column, "; a column of text can only be the label, be left out by naming the columns to take, or be encoded: read a Table and fit a Pipeline");
        switch (_options.Missing)
        {
            case MissingValuePolicy.FillMean:
                LacksMeans = true;
                return float.NaN;
            case MissingValuePolicy.FillValue:
                return _options.FillValue;
            default:
                throw Error(column, "expected a number, got the missing value " + CsvText.Quote(_record[column]));
        }
    }

    [MethodImpl(Hot.Optimized)]
    private float ReadLabel(int label, int column)
    {
        if (IsMissing(column)) throw Error(column, "expected a label, got the missing value " + CsvText.Quote(_record[column]));
        var field = _record[column].Trim();
        if (_kinds[label] == LabelKind.Auto) _kinds[label] = _values.Numbers.TryParse(field, out _) ? LabelKind.Number : LabelKind.ClassIndex;
        if (_kinds[label] == LabelKind.Number)
            return ReadNumber(column, _options.LabelKind == LabelKind.Auto ? " after a first label that is one; set LabelKind.ClassIndex for names of classes" : "");

        if (_kinds.Length > 1)
            throw Error(column, $"expected a number, got {CsvText.Quote(field)}; names of classes are possible only with a single label column");
        if (field.Contains('\0')) throw Error(column, $"expected the name of a class, got one with a NUL character: {CsvText.Quote(field)}");
        Classes ??= NewClasses();
        if (Classes.TryIndex(field, out int index)) return index;
        throw Error(column, $"expected one of the {Classes.Names.Length} class names given, got {CsvText.Quote(field)}");
    }

    [MethodImpl(Hot.Optimized)]
    private float ReadNumber(int column, string hint)
    {
        if (_values.Numbers.TryParse(_record[column], out float number)) return number;
        throw Error(column, $"expected a finite number, got {CsvText.Quote(_record[column])}{hint}");
    }

    [MethodImpl(Hot.Optimized)]
    private bool IsMissing(int column) => _values.IsMissing(_record[column]);

    [MethodImpl(Hot.Optimized)]
    private bool AnyMissing(int[] columns)
    {
        foreach (int column in columns)
            if (IsMissing(column)) return true;
        return false;
    }

    private DataFormatException Error(int column, string problem) => new(problem, _path, _record.Row, column + 1, Columns.Name(column));
}
