using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators;

namespace CompiledNet.Generator.Graph;

/// <summary>Asks each layer, in order, what shape and parameters it has.</summary>
internal static class ShapeInference
{
    /// <summary>The graph with all shapes; null if a layer has a problem. Layers behind a wrong one are not asked.</summary>
    public static ShapedGraph? Infer(NetworkGraph graph, ICollection<Problem> problems, CancellationToken token)
    {
        NumberLimit.Check(graph, problems);
        if (problems.Count > 0) return null;
        var layers = new List<Layer?>();
        long numberSize = graph.Spec.ElementType == ElementType.Double ? sizeof(double) : sizeof(float);
        long parameterBytes = 0;
        foreach (var node in graph.Nodes)
        {
            token.ThrowIfCancellationRequested();
            var inputs = node.Inputs.Select(input => layers[input]?.Output).OfType<Shape>().ToImmutableArray();
            int frames = node.Inputs.Select(input => layers[input]?.Frames ?? 1).DefaultIfEmpty(1).Max();
            var tied = node.Tied is { } other ? layers[other]?.Parameters.First(parameter => parameter.Name == graph.Nodes[other].Operator.TiedParameter) : null;
            var layer = inputs.Length == node.Inputs.Length && (node.Tied is null || tied is not null) ? Infer(node, inputs, frames, tied, problems) : null;
            if (layer is not null && node.Original is { } original && layers[original] is { } first && Misfit(node, graph.Nodes[original], layer, first) is { } misfit)
            {
                problems.Add(misfit);
                layer = null;
            }

            string? excess = layer is null ? null : Excess(layer, numberSize);
            if (node.Original is null) parameterBytes += layer?.Parameters.Sum(parameter => Bytes(parameter.Shape, numberSize)) ?? 0;
            if (excess is null && parameterBytes > int.MaxValue) excess = "the block of all parameters up to here";
            if (excess is not null)
            {
                Overflow(node, excess, problems);
                return null;
            }

            bool areWhole = node.Inputs.All(input => layers[input] is { ReadsWholeNumbers: true } && graph.Nodes[input].Operator.KeepsWholeNumbers(graph.Nodes[input].Spec));
            layers.Add(layer is null ? null : layer with { ReadsWholeNumbers = areWhole });
        }

        return layers.Contains(null) ? null : new ShapedGraph(graph, layers.OfType<Layer>().ToImmutableArray());
    }

    // The weights of the first use have to be those that this one would have.
    private static Problem? Misfit(GraphNode node, GraphNode original, Layer layer, Layer first)
    {
        if (layer.Parameters.Equals(first.Parameters)) return null;
        var (own, others) = layer.Parameters.Zip(first.Parameters, (one, other) => (one, other)).First(pair => !pair.one.Equals(pair.other));
        string[] arguments = [node.Name, original.Name, $"{others.Name} [{string.Join(", ", others.Shape)}]", $"[{string.Join(", ", own.Shape)}]"];
        return new Problem(ProblemCode.SharedWeightsMisfit, node.Spec.AttributeId, arguments.ToEquatableArray());
    }

    private static Layer? Infer(GraphNode node, ImmutableArray<Shape> inputs, int frames, ParameterSpec? tied, ICollection<Problem> problems)
    {
        int before = problems.Count;
        try
        {
            if (frames > 1 && !node.Operator.RunsOnFrames)
                problems.Add(new Problem(ProblemCode.CannotRunOnFrames, node.Spec.AttributeId, new[] { node.Name, node.Operator.Name, "has no sequence to go through" }.ToEquatableArray()));
            var layer = node.Operator.Infer(new InferenceContext(node, inputs, frames, problems, tied));
            if (layer is null && problems.Count == before) throw new InvalidOperationException("It has no shape and says no reason.");
            if (problems.Count > before) return null;
            return layer is { Frames: 0 } ? layer with { Frames = frames, MultiplyAdds = checked(layer.MultiplyAdds * frames) } : layer;
        }
        catch (OverflowException)
        {
            Overflow(node, "its output or a parameter", problems);
            return null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new LayerFailedException(node.Name, failure);
        }
    }

    private static string? Excess(Layer layer, long numberSize)
    {
        if (Bytes(layer.Output.Dimensions, numberSize) > int.MaxValue) return $"the output {layer.Output}";
        return layer.Parameters.FirstOrDefault(parameter => Bytes(parameter.Shape, numberSize) > int.MaxValue) is { } parameter
            ? $"the parameter '{parameter.Name}'"
            : null;
    }

    // Stays where it is once the limit is passed, so that no product of lengths overflows 64 bits.
    private static long Bytes(IEnumerable<int> lengths, long numberSize) =>
        lengths.Aggregate(numberSize, (product, length) => product > int.MaxValue ? product : product * length);

    private static void Overflow(GraphNode node, string excess, ICollection<Problem> problems) =>
        problems.Add(new Problem(ProblemCode.SizeOverflow, node.Spec.AttributeId, new[] { node.Name, excess }.ToEquatableArray()));
}
