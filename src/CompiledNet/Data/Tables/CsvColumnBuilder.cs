using System;
using System.Collections.Generic;

namespace CompiledNet;

/// <summary>One column of a table while it is read.</summary>
internal sealed class CsvColumnBuilder(CsvValues values, string name, bool text)
{
    private readonly List<float> _numbers = [];
    private readonly List<string?> _texts = [];
    private readonly Dictionary<string, string> _pool = new(StringComparer.Ordinal);
    private bool? _isText = text ? true : null;
    private int _missing;

    /// <summary>Takes the next field; what is wrong with it, or null.</summary>
    public string? Add(ReadOnlySpan<char> field)
    {
        if (values.IsMissing(field))
        {
            AddMissing();
            return null;
        }

        float number = 0;
        if (_isText is null)
        {
            _isText = !values.Numbers.TryParse(field, out number);
            for (; _missing > 0; _missing--) AddMissing();
        }

        if (_isText == true) return AddText(field.Trim());
        if (!values.Numbers.TryParse(field, out number))
            return $"expected a finite number as above, got {CsvText.Quote(field)}; name the column among TextColumns if it holds texts";
        _numbers.Add(number);
        return null;
    }

    /// <summary>The column of what was added since the last call; of numbers if no value so far was there. What the column holds is decided for good by then or later.</summary>
    public TableColumn Build()
    {
        for (; _missing > 0; _missing--) _numbers.Add(float.NaN);
        var column = _isText == true ? new TableColumn(name, _texts.ToArray()) : new TableColumn(name, _numbers.ToArray());
        _numbers.Clear();
        _texts.Clear();
        _pool.Clear();
        return column;
    }

    private void AddMissing()
    {
        if (_isText is null) _missing++;
        else if (_isText.Value) _texts.Add(null);
        else _numbers.Add(float.NaN);
    }

    // Categories repeat: each text is kept once.
    private string? AddText(ReadOnlySpan<char> field)
    {
        if (field.Contains('\0')) return $"expected a text, got one with a NUL character: {CsvText.Quote(field)}";
        var pool = _pool.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!pool.TryGetValue(field, out string? text)) pool[field] = text = field.ToString();
        _texts.Add(text);
        return null;
    }
}
