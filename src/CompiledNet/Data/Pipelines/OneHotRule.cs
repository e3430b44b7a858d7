using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>A column for each category, 1 where it is the one: <c>sex=female</c>, <c>sex=male</c>.</summary>
internal sealed class OneHotRule(string column, string[] categories, UnknownCategory unknown) : CategoryRule(column, categories)
{
    public override string Kind => unknown == UnknownCategory.Refuse ? "OneHot" : "OneHotOrZeros";

    [MethodImpl(Hot.Optimized)]
    public override IReadOnlyList<TableColumn> Apply(TableColumn read)
    {
        var columns = new float[Texts.Count][];
        for (int i = 0; i < columns.Length; i++) columns[i] = new float[read.Count];
        for (int row = 0; row < read.Count; row++)
        {
            int index = IndexOf(read, row);
            if (index >= 0) columns[index][row] = 1;
            else if (unknown == UnknownCategory.Refuse) throw Unknown(read, row);
        }

        var made = new TableColumn[columns.Length];
        for (int i = 0; i < made.Length; i++) made[i] = new TableColumn($"{Column}={Texts[i]}", columns[i]);
        return made;
    }
}
