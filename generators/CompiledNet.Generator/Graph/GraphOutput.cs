using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Graph;

/// <summary>A node whose value the network returns.</summary>
internal sealed record GraphOutput(int NodeId, OutputSpec Spec);
