using System.Collections.Generic;

namespace CompiledNet;

/// <summary>Leaves a column out.</summary>
internal sealed class DropRule(string column) : ColumnRule(column)
{
    public override string Kind => "Drop";

    public override IReadOnlyList<TableColumn> Apply(TableColumn read) => [];
}
