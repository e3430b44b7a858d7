namespace CompiledNet;

/// <summary>Leaves a column out.</summary>
internal sealed class DropRule(string column) : ColumnRule(column)
{
    public override string Kind => "Drop";

    public override TableColumn[] Apply(TableColumn read) => [];
}
