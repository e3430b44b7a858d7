using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission;

/// <summary>The form of a network that takes a sequence step by step.</summary>
/// <param name="Graph">The graph as a step sees it.</param>
/// <param name="Program">The kernels of a step.</param>
/// <param name="Memory">Where their tensors lie.</param>
internal sealed record SteppingProgram(SteppedGraph Graph, NetworkProgram Program, MemoryPlan Memory);
