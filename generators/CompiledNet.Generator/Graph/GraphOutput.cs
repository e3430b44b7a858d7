using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Graph;

/// <summary>A node whose value the network returns.</summary>
/// <param name="NodeId">The node; for a block, its last.</param>
/// <param name="Name">The name of the layer that is declared an output: no two outputs share it.</param>
/// <param name="Spec">What it is trained for.</param>
internal sealed record GraphOutput(int NodeId, string Name, OutputSpec Spec);
