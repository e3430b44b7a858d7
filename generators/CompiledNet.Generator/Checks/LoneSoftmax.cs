using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;

namespace CompiledNet.Generator.Checks;

/// <summary>A softmax along an axis of one number, which gives 1 whatever comes in and passes no gradient back.</summary>
internal static class LoneSoftmax
{
    public static IEnumerable<Problem> Find(ShapedGraph network) => network.Graph.Nodes
        .Where(node => node.Operator.ActivationOf(node.Spec) is { BuiltIn: true, Name: "Softmax" } && network.Layers[node.Id].Output.Channels == 1)
        .Select(node => NetworkChecks.Doubt(ProblemCode.SoftmaxOfOneNumber, node.Spec.AttributeId, node.Name));
}
