using System.Collections.Immutable;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Reading;

/// <summary>A class as read: the equatable declaration for the code, and beside it the live locations for the diagnostics.</summary>
/// <param name="Declaration">What is compiled.</param>
/// <param name="Problems">What is wrong with it as far as C# goes.</param>
/// <param name="ClassName">Where the class's name stands.</param>
/// <param name="Attributes">Where each attribute stands, by the id that problems carry.</param>
internal sealed record DeclarationReading(
    Declaration Declaration, EquatableArray<Problem> Problems, Location ClassName, ImmutableArray<Location> Attributes);
