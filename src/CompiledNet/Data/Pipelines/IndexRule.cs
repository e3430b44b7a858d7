using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The number of the category from 1, and 0 for one that is unknown or missing: what an Embedding takes.</summary>
internal sealed class IndexRule(string column, string[] categories) : CategoryRule(column, categories)
{
    public override string Kind => "Index";

    [MethodImpl(Hot.Optimized)]
    public override IReadOnlyList<TableColumn> Apply(TableColumn read)
    {
        var numbers = new float[read.Count];
        for (int row = 0; row < numbers.Length; row++) numbers[row] = IndexOf(read, row) + 1;
        return [new TableColumn(read.Name, numbers)];
    }
}
