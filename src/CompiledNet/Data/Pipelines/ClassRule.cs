using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>The number of the class, from 0: what a target of texts becomes.</summary>
internal sealed class ClassRule(string column, string[] classes) : CategoryRule(column, classes)
{
    public override string Kind => "Class";

    [MethodImpl(Hot.Optimized)]
    public override IReadOnlyList<TableColumn> Apply(TableColumn read)
    {
        var numbers = new float[read.Count];
        for (int row = 0; row < numbers.Length; row++)
        {
            int index = IndexOf(read, row);
            numbers[row] = index >= 0 ? index : throw Unknown(read, row);
        }

        return [new TableColumn(read.Name, numbers)];
    }
}
