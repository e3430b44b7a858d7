namespace CompiledNet.Generator.Model;

/// <summary>A property that is a column of a table.</summary>
/// <param name="Property">The property.</param>
/// <param name="Name">The column.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsNullable">Whether it is null where a value is missing.</param>
/// <param name="IsTarget">Whether it is what is predicted.</param>
/// <param name="Inputs">How many numbers a network gets for it; 0 if that is not known.</param>
internal sealed record RowColumn(string Property, string Name, RowColumnKind Kind, bool IsNullable, bool IsTarget, int Inputs)
{
    /// <summary>Of an enumeration its members as code names them, one for each value, and their names.</summary>
    public EquatableArray<string> Members { get; init; } = [];
}
