using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators;

namespace CompiledNet.Generator.Graph;

/// <summary>
/// Follows sequences through a graph: which nodes give a frame at each step, and which layer cannot take them so. Inputs
/// are sequences over their first axis, if they have more than one or are read by a layer that takes numbers one by one.
/// </summary>
internal static class StepPlan
{
    /// <summary>The graph as a step sees it; null if it has no sequence, or a layer cannot take one step by step.</summary>
    public static SteppedGraph? Of(ShapedGraph shaped, out Problem? obstacle)
    {
        var layers = ImmutableArray.CreateBuilder<Layer>();
        ImmutableArray<bool>.Builder isSequence = ImmutableArray.CreateBuilder<bool>(), isFrame = ImmutableArray.CreateBuilder<bool>();
        int mostFrames = 0, frames = 0;
        obstacle = null;
        foreach (var node in shaped.Graph.Nodes)
        {
            var layer = shaped.Layers[node.Id];
            var rule = RuleOf(node, shaped, isSequence, isFrame, frames);
            if (rule?.Obstacle is { } reason)
            {
                obstacle = Problem(node.Name, node.Spec.AttributeId, reason);
                return null;
            }

            if (rule is { MostFrames: > 0 } limited) mostFrames = mostFrames == 0 ? limited.MostFrames : System.Math.Min(mostFrames, limited.MostFrames);
            bool gives = rule?.GivesSequence ?? IsSequenceInput(node, shaped);
            if (gives && rule is null)
            {
                if (frames == 0) frames = layer.Output.Dimensions[0];
                else if (frames != layer.Output.Dimensions[0])
                {
                    obstacle = Problem(node.Name, node.Spec.AttributeId, $"it has {layer.Output.Dimensions[0]} frames, but another input has {frames}");
                    return null;
                }
            }

            bool givesFrame = rule is { GivesFrame: true };
            isSequence.Add(gives);
            isFrame.Add(givesFrame);
            layers.Add(gives ? layer with { Output = FrameOf(layer.Output) } : givesFrame ? layer with { Frames = 1 } : layer);
        }

        if (isSequence.Contains(true)) return new SteppedGraph(shaped with { Layers = layers.ToImmutable() }, isSequence.ToImmutable(), frames, mostFrames);
        obstacle = Problem(shaped.Graph.Spec.Type.Spoken, -1, "it has no sequence among its inputs, such as [Input(100, 1)] for 100 frames of one number");
        return null;
    }

    // Null for a layer that reads no sequence.
    private static StepRule? RuleOf(GraphNode node, ShapedGraph shaped, IReadOnlyList<bool> isSequence, IReadOnlyList<bool> isFrame, int frames)
    {
        if (node.Inputs.Any(input => isFrame[input]))
            return node.Inputs.All(input => isFrame[input]) ? node.Operator.StepRuleOnFrames : StepRule.Cannot("it joins frames of a sequence with something that is none");
        return node.Inputs.Any(input => isSequence[input])
            ? node.Operator.StepRuleOf(new StepInference(
                node.Spec,
                [.. node.Inputs.Select(input => shaped.Layers[input].Output)],
                shaped.Layers[node.Id].Output,
                [.. node.Inputs.Select(input => isSequence[input])],
                frames))
            : null;
    }

    private static bool IsSequenceInput(GraphNode node, ShapedGraph shaped)
    {
        if (node.Inputs.Length > 0) return false;
        return shaped.Layers[node.Id].Output.Rank > 1
            || shaped.Graph.Nodes.Any(reader => reader.Inputs.Contains(node.Id) && reader.Operator.ReadsNumbersAsSequence);
    }

    private static Shape FrameOf(Shape sequence) => Shape.Of([1, .. sequence.Dimensions.Skip(1)]);

    private static Problem Problem(string name, int attribute, string reason) =>
        new(ProblemCode.CannotStream, attribute, new[] { name, reason }.ToEquatableArray());
}
