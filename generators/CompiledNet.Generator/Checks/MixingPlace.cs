using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;

namespace CompiledNet.Generator.Checks;

/// <summary>Layers that mix samples with their targets: they stand where the batch comes in, of networks whose targets have a mean.</summary>
internal static class MixingPlace
{
    // Losses of the library whose targets are indices of classes; the runtime says it of a user's.
    private static readonly string[] s_sparse = ["SparseCategoricalCrossentropy", "NegativeLogLikelihood", "CTC"];

    /// <summary>What is wrong with the first that cannot mix; null for none.</summary>
    public static Problem? Find(ShapedGraph network)
    {
        var graph = network.Graph;
        foreach (var node in graph.Nodes.Where(node => node.Operator.MixesTargets))
        {
            var source = graph.Nodes[node.Inputs[0]];
            string? wrong =
                !source.Operator.MixesTargets && source.Operator.MinimumInputs > 0 ? $"reads '{source.Name}', but mixes samples before the network sees them: put it directly behind [Input]"
                : graph.Nodes.Count(other => other.Operator.MinimumInputs == 0 && !other.Operator.IsState) > 1 ? "mixes the samples of one input, and this network has several: mix in the source, by BatchSource.MapBatches"
                : graph.Nodes.Any(other => other.Id != node.Id && other.Inputs.Contains(source.Id)) ? $"mixes '{source.Name}', which another layer reads as well: let that one read '{node.Name}'"
                : graph.Outputs.FirstOrDefault(output => output.Spec.Loss is { BuiltIn: true } loss && s_sparse.Contains(loss.Name)) is { } sparse
                    ? $"mixes targets, and those of {sparse.Spec.Loss!.Name} are indices of classes, which have no mean: use CategoricalCrossentropy with one-hot targets"
                    : null;
            if (wrong is not null) return NetworkChecks.Doubt(ProblemCode.MixingOutOfPlace, node.Spec.AttributeId, node.Name, wrong);
        }

        return null;
    }
}
