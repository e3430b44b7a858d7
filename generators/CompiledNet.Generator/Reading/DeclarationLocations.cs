using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Reading;

/// <summary>Where the parts of a declaration stand in one compilation.</summary>
/// <param name="ClassName">Where the class's name stands.</param>
/// <param name="Attributes">Where each attribute stands, by the id that problems carry.</param>
internal sealed record DeclarationLocations(Location ClassName, ImmutableArray<Location> Attributes)
{
    /// <summary>The place of an attribute, or of the class's name if it is not in the source or the id is -1.</summary>
    public Location Of(int attributeId) => attributeId >= 0 && Attributes[attributeId] is { IsInSource: true } place ? place : ClassName;

    /// <summary>Whether all of them are in a compilation.</summary>
    public bool AreIn(Compilation compilation) => Attributes.Add(ClassName).All(place => place.SourceTree is not { } tree || compilation.ContainsSyntaxTree(tree));
}
