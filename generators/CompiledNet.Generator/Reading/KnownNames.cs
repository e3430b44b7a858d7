namespace CompiledNet.Generator.Reading;

/// <summary>The names by which the library's types are recognised.</summary>
internal static class KnownNames
{
    public const string Library = "CompiledNet";
    public const string Network = "NetworkAttribute";
    public const string Block = "BlockAttribute";
    public const string Layer = "LayerAttribute";
    public const string Objective = "ObjectiveAttribute";
    public const string Output = "OutputAttribute";
    public const string TableRow = "TableRowAttribute";
    public const string Node = "Node";
    public const string FusedLoss = "IFusedLoss";
    public const string OptionRange = "OptionRangeAttribute";
}
