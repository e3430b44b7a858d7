namespace CompiledNet.Generator.Model;

/// <summary>A type whose objects are rows of a table.</summary>
/// <param name="Type">Which type.</param>
/// <param name="Keyword">How it is declared, such as <c>record</c>.</param>
/// <param name="Columns">Its properties, in their order.</param>
internal sealed record RowSpec(TypeSpec Type, string Keyword, EquatableArray<RowColumn> Columns);
