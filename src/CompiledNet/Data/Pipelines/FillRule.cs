using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Puts a value in the place of missing ones: a number, or a text in a column of texts.</summary>
internal sealed class FillRule : ColumnRule
{
    private readonly double _number;
    private readonly string? _text;

    public FillRule(string column, double number)
        : base(column) => _number = number;

    public FillRule(string column, string text)
        : base(column) => _text = text;

    public override string Kind => _text is null ? "FillNumber" : "FillText";

    public override IReadOnlyList<string> Texts => _text is null ? [] : [_text];

    public override IReadOnlyList<double> Numbers => _text is null ? [_number] : [];

    public override double Invert(double number) => number;

    [MethodImpl(Hot.Optimized)]
    public override IReadOnlyList<TableColumn> Apply(TableColumn read)
    {
        if (_text is not null)
        {
            var texts = new string?[read.Count];
            for (int row = 0; row < texts.Length; row++) texts[row] = read.Texts[row] ?? _text;
            return [new TableColumn(read.Name, texts)];
        }

        float[] numbers = read.Numbers.ToArray();
        foreach (ref float number in numbers.AsSpan())
            if (float.IsNaN(number)) number = (float)_number;
        return [new TableColumn(read.Name, numbers)];
    }
}
