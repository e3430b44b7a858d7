using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Graph;

/// <summary>Binds the names in a declaration to nodes.</summary>
internal static class GraphBinder
{
    /// <summary>
    /// The graph of a network; null if it has a problem, or contains a block that has one, which is reported on the block.
    /// </summary>
    public static NetworkGraph? Bind(NetworkSpec spec, ICollection<Problem> problems, CancellationToken token)
    {
        var found = new List<Problem>();
        var nodes = new List<GraphNode>();
        var scope = new GraphScope(spec, nodes, found) { Token = token };
        bool isComplete = scope.Bind();
        foreach (var problem in found) problems.Add(problem);
        if (!isComplete || found.Count > 0) return null;

        var outputs = spec.Nodes.Select((node, index) => (node.Output, index)).Where(pair => pair.Output is not null)
            .Select(pair => new GraphOutput(scope.Results[pair.index], scope.Names[pair.index], pair.Output!)).ToImmutableArray();
        if (outputs.IsEmpty)
            outputs = [new GraphOutput(scope.Results[scope.Results.Count - 1], scope.Names[scope.Names.Count - 1], new OutputSpec(null, 1, spec.Nodes[spec.Nodes.Count - 1].AttributeId))];

        var properties = spec.Nodes.Zip(scope.Results, (node, result) => (node, result)).Where(pair => pair.node.PropertyName is not null)
            .Select(pair => new NodeProperty(pair.node.PropertyModifiers!, pair.node.PropertyName!, pair.result));
        return new NetworkGraph(spec, nodes.ToImmutableArray(), outputs) { Properties = properties.ToImmutableArray() };
    }

    /// <summary>Reports what is wrong with a block wherever it may be used.</summary>
    public static void Check(NetworkSpec block, ICollection<Problem> problems, CancellationToken token)
    {
        foreach (var input in block.Nodes.Where(node => GraphScope.IsInput(node) && node.Arguments.Any(argument => argument.Numbers.Count > 0)))
            problems.Add(new Problem(ProblemCode.InputShapeInBlock, input.AttributeId, new[] { input.Name ?? input.Operator }.ToEquatableArray()));
        new GraphScope(block, [], problems) { States = [], Token = token }.Bind();
    }
}
