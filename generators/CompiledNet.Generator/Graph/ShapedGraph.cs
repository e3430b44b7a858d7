using System.Collections.Immutable;
using CompiledNet.Generator.Operators;

namespace CompiledNet.Generator.Graph;

/// <summary>A graph whose shapes and parameters are known and fit together.</summary>
/// <param name="Graph">The nodes.</param>
/// <param name="Layers">What each node's operator found out, by node.</param>
internal sealed record ShapedGraph(NetworkGraph Graph, ImmutableArray<Layer> Layers);
