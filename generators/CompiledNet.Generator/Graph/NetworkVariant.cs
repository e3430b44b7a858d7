using System.Collections.Immutable;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Graph;

/// <summary>A network in one of its sizes.</summary>
/// <param name="Spec">The network, without variants.</param>
/// <param name="Sizes">The size of each layer that has variants.</param>
internal sealed record NetworkVariant(NetworkSpec Spec, ImmutableArray<int> Sizes);
