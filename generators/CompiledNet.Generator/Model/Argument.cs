namespace CompiledNet.Generator.Model;

/// <summary>One argument of an attribute.</summary>
/// <param name="Name">Its Pascal-case name.</param>
/// <param name="Numbers">The number or numbers given: integers, floating-point numbers, enumeration values, booleans as 0 or 1.</param>
/// <param name="Texts">The string or strings given.</param>
/// <param name="Trait">The type given by typeof.</param>
internal sealed record Argument(string Name, EquatableArray<double> Numbers, EquatableArray<string> Texts, TraitSpec? Trait)
{
    /// <summary>A name as a constructor's parameter has it, and messages say it: <c>units</c> for <c>Units</c>.</summary>
    public static string ParameterName(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
