using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>One column of a table while it is read, or a part of it.</summary>
internal sealed class CsvColumnBuilder(CsvValues values, string name, bool? isText)
{
    private const int Missing = -1;

    private readonly List<float> _numbers = [];

    // Categories repeat: each text is kept once, and rows have its place.
    private readonly List<int> _places = [];
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private bool? _isText = isText;
    private int _missing;

    /// <summary>Whether it holds texts; null as long as no value was there.</summary>
    public bool? IsText => _isText;

    /// <summary>A builder for another part of the column.</summary>
    /// <param name="isText">Whether it holds texts; null if that is not known.</param>
    public CsvColumnBuilder ForNextPart(bool? isText) => new(values, name, isText);

    /// <summary>Takes the next field; what is wrong with it, or null.</summary>
    [MethodImpl(Hot.Optimized)]
    public string? Add(ReadOnlySpan<char> field)
    {
        if (values.IsMissing(field))
        {
            AddMissing(1);
            return null;
        }

        float number = 0;
        if (_isText is null)
        {
            _isText = !values.Numbers.TryParse(field, out number);
            AddMissing(_missing);
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
        var column = Join([this]);
        _numbers.Clear();
        _places.Clear();
        _texts.Clear();
        _known.Clear();
        _missing = 0;
        return column;
    }

    /// <summary>The column whose parts these are, in their order; all that have a value hold the same. Each text is kept once in all of them.</summary>
    [MethodImpl(Hot.Optimized)]
    public static TableColumn Join(IReadOnlyList<CsvColumnBuilder> parts)
    {
        int count = parts.Sum(part => part.Count), row = 0;
        if (!parts.Any(part => part._isText == true))
        {
            var numbers = new float[count];
            foreach (var part in parts)
            {
                part._numbers.CopyTo(numbers, row);
                if (part._isText is null) numbers.AsSpan(row, part._missing).Fill(float.NaN);
                row += part.Count;
            }

            return new TableColumn(parts[0].Name, numbers);
        }

        var texts = new string?[count];
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            string[] own = [.. part._texts.Select([MethodImpl(Hot.Optimized)] (text) => known.TryAdd(text, text) ? text : known[text])];
            foreach (int place in part._places) texts[row++] = place == Missing ? null : own[place];
            if (part._isText is null) row += part._missing;
        }

        return new TableColumn(parts[0].Name, texts);
    }

    private string Name => name;

    private int Count => _isText is null ? _missing : _isText.Value ? _places.Count : _numbers.Count;

    [MethodImpl(Hot.Optimized)]
    private void AddMissing(int count)
    {
        if (_isText is null) _missing += count;
        else
        {
            for (int i = 0; i < count; i++)
            {
                if (_isText.Value) _places.Add(Missing);
                else _numbers.Add(float.NaN);
            }
        }
    }

    [MethodImpl(Hot.Optimized)]
    private string? AddText(ReadOnlySpan<char> field)
    {
        if (field.Contains('\0')) return $"expected a text, got one with a NUL character: {CsvText.Quote(field)}";
        var known = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(field, out int place))
        {
            known[field] = place = _texts.Count;
            _texts.Add(field.ToString());
        }

        _places.Add(place);
        return null;
    }
}
