using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Operators;

namespace CompiledNet.Generator.Lowering;

/// <summary>A parameter and its place in the parameter block.</summary>
internal sealed record PlacedParameter(GraphNode Node, ParameterSpec Spec, Matrix Matrix)
{
    /// <summary>The name in files: <c>layer/kernel</c>.</summary>
    public string Name => $"{Node.Name}/{Spec.Name}";
}
