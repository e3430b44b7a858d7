using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Reading;

namespace CompiledNet.Generator;

/// <summary>What is wrong with a declaration, and which one it is.</summary>
internal sealed record PlacedProblems(DeclarationPlace Place, EquatableArray<Problem> Problems)
{
    /// <summary>Whether the type is wrong as a row of a table; as a network or block else.</summary>
    public bool IsRow { get; init; }
}
