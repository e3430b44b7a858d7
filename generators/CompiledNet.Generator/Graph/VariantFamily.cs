using System.Collections.Immutable;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Graph;

/// <summary>A network in several sizes.</summary>
/// <param name="Type">The class that declares them.</param>
/// <param name="ElementType">The element type.</param>
/// <param name="Layers">The names of the layers that have variants.</param>
/// <param name="Members">The networks, the declared one first.</param>
internal sealed record VariantFamily(TypeSpec Type, ElementType ElementType, ImmutableArray<string> Layers, ImmutableArray<NetworkVariant> Members);
