using System;
using System.Collections.Generic;
using Microsoft.ML;

namespace CompiledNet;

/// <summary>A column of a data view that becomes one of texts.</summary>
internal sealed class ViewTexts<T>(DataViewRow row, DataViewSchema.Column column, ColumnPlace place, Func<T, string?> text) : ViewColumn
{
    private readonly ValueGetter<T> _getter = row.GetGetter<T>(column);
    private readonly List<string?> _texts = [];
    private T _value = default!;

    public override void Add()
    {
        _getter(ref _value);
        _texts.Add(text(_value));
    }

    public override IEnumerable<TableColumn> Build()
    {
        var made = new TableColumn(place.Name, _texts);
        _texts.Clear();
        return [made];
    }
}
