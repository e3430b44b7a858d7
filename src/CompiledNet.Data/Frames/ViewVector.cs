using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace CompiledNet;

/// <summary>A column of vectors of a data view, each slot of which becomes a column of numbers.</summary>
internal sealed class ViewVector<T>(DataViewRow row, DataViewSchema.Column column, ColumnPlace place, int size, string[] names, Func<T, double> number) : ViewColumn
{
    private readonly ValueGetter<VBuffer<T>> _getter = row.GetGetter<VBuffer<T>>(column);
    private readonly List<float>[] _numbers = Lists(size);
    private VBuffer<T> _value;
    private long _row;

    public override void Add()
    {
        _getter(ref _value);
        _row++;
        if (_value.Length != size) throw (place with { FirstRow = _row }).Error(0, $"expected a vector of {size} numbers, got {_value.Length}");
        int slot = 0;
        foreach (var value in _value.DenseValues()) _numbers[slot++].Add(CellValues.Number(number(value), place with { FirstRow = _row }, 0));
    }

    public override IEnumerable<TableColumn> Build()
    {
        var made = new TableColumn[size];
        for (int slot = 0; slot < size; slot++)
        {
            made[slot] = new TableColumn(Name(slot), CollectionsMarshal.AsSpan(_numbers[slot]));
            _numbers[slot].Clear();
        }

        return made;
    }

    private string Name(int slot) => slot < names.Length && names[slot].Length > 0 ? names[slot] : $"{place.Name}[{slot}]";

    private static List<float>[] Lists(int size)
    {
        var lists = new List<float>[size];
        for (int slot = 0; slot < size; slot++) lists[slot] = [];
        return lists;
    }
}
