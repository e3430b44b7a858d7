using System;
using System.IO;

namespace CompiledNet;

/// <summary>Turns the records of a CSV file into features and targets, record by record.</summary>
internal sealed class CsvDatasetReader
{
    private readonly CsvOptions _options;
    private readonly string? _path;
    private readonly CsvRecordReader _record;
    private readonly CsvValues _values;
    private GrowingRows _features = null!, _targets = null!;
    private CsvColumns _columns = null!;
    private LabelKind[] _kinds = [];
    private ClassIndexer? _classes;
    private bool _filling;

    private CsvDatasetReader(TextReader reader, CsvOptions options, string? path)
    {
        _options = options;
        _path = path;
        _record = new CsvRecordReader(reader, options, path);
        _values = new CsvValues(options);
    }

    /// <summary>Reads everything that <paramref name="reader"/> has.</summary>
    public static Dataset Read(TextReader reader, CsvOptions options, string? path)
    {
        Check(options);
        if (options.TextColumns.Count > 0) throw new ArgumentException("A data set holds numbers: columns of text are for a Table.", nameof(options));
        return new CsvDatasetReader(reader, options, path).Read();
    }

    /// <summary>Refuses options that contradict each other.</summary>
    internal static void Check(CsvOptions options)
    {
        if (options.Delimiter is '"' or '\r' or '\n' or '\uFEFF')
            throw new ArgumentException("The delimiter must be neither a quote nor a line end.", nameof(options));
        if (IsPartOfNumbers(options.DecimalSeparator) || (options.ThousandsSeparator is { } separator && (IsPartOfNumbers(separator) || separator == options.DecimalSeparator)))
            throw new ArgumentException("The decimal and the thousands separator must be two characters that are no part of a number, a quote or a line end.", nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.SkipLines, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxRecordLength, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxColumns, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxValues, nameof(options));
        if (options.ClassNames is not null && options.LabelKind == LabelKind.Number)
            throw new ArgumentException("Class names are given, but the labels are to be numbers.", nameof(options));
    }

    private static bool IsPartOfNumbers(char separator) => char.IsAsciiLetterOrDigit(separator) || separator is '+' or '-' or '"' or '\r' or '\n' or '\0';

    private Dataset Read()
    {
        for (int i = 0; i < _options.SkipLines; i++) _record.SkipLine();
        if (!_record.Read()) throw new DataFormatException("expected at least one record, got an empty file", _path);
        _columns = new CsvColumns(_record, _options, _path);
        _kinds = new LabelKind[_columns.Labels.Length];
        Array.Fill(_kinds, _options.ClassNames is null ? _options.LabelKind : LabelKind.ClassIndex);
        (_features, _targets) = (new GrowingRows(_columns.Features.Length), new GrowingRows(_kinds.Length));

        long most = Math.Min(_options.MaxValues, Array.MaxLength) / (_columns.Features.Length + _kinds.Length);
        for (bool more = !_options.HasHeader || _record.Read(); more; more = _record.Read())
        {
            if (!ReadRow(_features.Next(), _targets.Next())) continue;
            if (_features.Count == most) throw new DataFormatException($"expected at most {_options.MaxValues} values, got more", _path, _record.Row);
            _features.Keep();
            _targets.Keep();
        }

        int rows = _features.Count;
        if (rows == 0) throw new DataFormatException("expected at least one record with values, got none", _path);
        if (_filling) FillMeans(rows);
        _classes?.Sort(_targets.Values);
        return new Dataset(
            rows, _columns.Features.Length, _kinds.Length, _features.ToArray(), _targets.ToArray(),
            _columns.Names(_columns.Features), _columns.Names(_columns.Labels), _classes?.Names ?? []);
    }

    /// <summary>Reads the record into a row; false if it is to be left out.</summary>
    private bool ReadRow(Span<float> features, Span<float> targets)
    {
        if (_record.FieldCount != _columns.Count)
            throw new DataFormatException($"expected {_columns.Count} fields, got {_record.FieldCount}", _path, _record.Row);

        // All fields are looked at for missing values first, so that a dropped row leaves no trace, such as a class.
        if (_options.Missing == MissingValuePolicy.DropRow && (AnyMissing(_columns.Features) || AnyMissing(_columns.Labels))) return false;
        int[] columns = _columns.Features;
        for (int i = 0; i < columns.Length; i++) features[i] = ReadFeature(columns[i]);
        for (int i = 0; i < targets.Length; i++) targets[i] = ReadLabel(i, _columns.Labels[i]);
        return true;
    }

    private float ReadFeature(int column)
    {
        if (_values.TryNumber(_record[column], out float number)) return number;
        if (!IsMissing(column)) return ReadNumber(column, "; a column of text can only be the label, be left out by naming the columns to take, or be encoded: read a Table and fit a Pipeline");
        switch (_options.Missing)
        {
            case MissingValuePolicy.FillMean:
                _filling = true;
                return float.NaN;
            case MissingValuePolicy.FillValue:
                return _options.FillValue;
            default:
                throw Error(column, "expected a number, got the missing value " + CsvText.Quote(_record[column]));
        }
    }

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
        _classes ??= new ClassIndexer(_options.ClassNames, _values.Numbers);
        if (_classes.TryIndex(field, out int index)) return index;
        throw Error(column, $"expected one of the {_classes.Names.Length} class names given, got {CsvText.Quote(field)}");
    }

    private float ReadNumber(int column, string hint)
    {
        if (_values.Numbers.TryParse(_record[column], out float number)) return number;
        throw Error(column, $"expected a finite number, got {CsvText.Quote(_record[column])}{hint}");
    }

    private bool IsMissing(int column) => _values.IsMissing(_record[column]);

    private bool AnyMissing(int[] columns)
    {
        foreach (int column in columns)
            if (IsMissing(column)) return true;
        return false;
    }

    /// <summary>Puts the mean of each column in the place of its NaN marks; nothing that was read can itself be NaN.</summary>
    private void FillMeans(int rows)
    {
        var features = _features.Values;
        int width = _columns.Features.Length;
        for (int column = 0; column < width; column++)
        {
            double sum = 0;
            int present = 0;
            for (int row = 0; row < rows; row++)
            {
                float value = features[row * width + column];
                if (float.IsNaN(value)) continue;
                sum += value;
                present++;
            }

            int position = _columns.Features[column];
            if (present == 0)
                throw new DataFormatException("expected a value to take the mean of, got only missing ones", _path, null, position + 1, _columns.Name(position));
            for (int row = 0; row < rows; row++)
            {
                ref float value = ref features[row * width + column];
                if (float.IsNaN(value)) value = (float)(sum / present);
            }
        }
    }

    private DataFormatException Error(int column, string problem) => new(problem, _path, _record.Row, column + 1, _columns.Name(column));
}
