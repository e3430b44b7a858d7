using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Microsoft.ML;

namespace CompiledNet;

/// <summary>A column of a data view that becomes one of numbers.</summary>
internal sealed class ViewNumbers<T>(DataViewRow row, DataViewSchema.Column column, ColumnPlace place, Func<T, double> number) : ViewColumn
{
    private readonly ValueGetter<T> _getter = row.GetGetter<T>(column);
    private readonly List<float> _numbers = [];
    private T _value = default!;
    private long _row;

    public override void Add()
    {
        _getter(ref _value);
        _numbers.Add(CellValues.Number(number(_value), place with { FirstRow = ++_row }, 0));
    }

    public override IEnumerable<TableColumn> Build()
    {
        var made = new TableColumn(place.Name, CollectionsMarshal.AsSpan(_numbers));
        _numbers.Clear();
        return [made];
    }
}
