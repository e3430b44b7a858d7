using System.Collections.Generic;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Emission;

/// <summary>Placeholder of this branch only.</summary>
internal static class NetworkEmitter
{
    public static IEnumerable<GeneratedFile> Emit(ShapedGraph network) => StubEmitter.Emit(network.Graph.Spec);
}
