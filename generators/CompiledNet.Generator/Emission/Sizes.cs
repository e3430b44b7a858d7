using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Operators;

namespace CompiledNet.Generator.Emission;

/// <summary>The counts that users see as constants.</summary>
internal static class Sizes
{
    /// <summary>Numbers per sample, all inputs together.</summary>
    public static int Inputs(ShapedGraph shaped) => shaped.Graph.Nodes.Where(node => node.Inputs.Length == 0).Sum(node => shaped.Layers[node.Id].Output.Size);

    /// <summary>Numbers per prediction, all outputs together.</summary>
    public static int Outputs(ShapedGraph shaped) => shaped.Graph.Outputs.Sum(output => shaped.Layers[output.NodeId].Output.Size);

    public static int Parameters(Layer layer) => layer.Parameters.Sum(parameter => parameter.Shape.Aggregate(1, (product, axis) => product * axis));

    public static int Parameters(CompiledProgram program) => program.Shaped.Graph.Nodes.Where(node => node.Original is null).Sum(node => Parameters(program.Shaped.Layers[node.Id]));

    public static long MultiplyAdds(CompiledProgram program) => program.Shaped.Layers.Sum(layer => layer.MultiplyAdds);
}
