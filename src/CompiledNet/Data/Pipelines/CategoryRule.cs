using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Knows the categories of a column.</summary>
internal abstract class CategoryRule : ColumnRule
{
    private readonly string[] _categories;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    protected CategoryRule(string column, string[] categories)
        : base(column)
    {
        _categories = categories;
        for (int i = 0; i < categories.Length; i++) _indexes.TryAdd(categories[i], i);
    }

    public override IReadOnlyList<string> Texts => _categories;

    /// <summary>Which category a row has, −1 for one that is unknown or missing.</summary>
    [MethodImpl(Hot.Optimized)]
    protected int IndexOf(TableColumn column, int row) => column.TextOf(row) is { } text ? _indexes.GetValueOrDefault(text, -1) : -1;

    /// <summary>The exception for a category that is unknown or missing.</summary>
    protected ArgumentException Unknown(TableColumn column, int row) =>
        Refused(row, $"one of the {_categories.Length} categories of training, {CsvText.Quote(string.Join(", ", _categories))},", column.TextOf(row));
}
