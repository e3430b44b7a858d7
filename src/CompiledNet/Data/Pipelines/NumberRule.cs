using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>Makes a number of each number; what is missing stays so.</summary>
internal abstract class NumberRule(string column) : ColumnRule(column)
{
    [MethodImpl(Hot.Optimized)]
    public sealed override IReadOnlyList<TableColumn> Apply(TableColumn read)
    {
        var source = read.Numbers;
        var numbers = new float[source.Length];
        for (int row = 0; row < numbers.Length; row++)
        {
            double number = float.IsFinite(source[row]) ? Map(source[row]) : double.NaN;
            if (double.IsNaN(number) && !float.IsNaN(source[row])) throw Refused(row, Domain, read.TextOf(row));
            numbers[row] = (float)number;
        }

        return [new TableColumn(read.Name, numbers)];
    }

    /// <summary>Which numbers it takes, for messages.</summary>
    protected virtual string Domain => "a finite number";

    /// <summary>The number for a number; NaN for one outside the domain.</summary>
    protected abstract double Map(double number);
}
