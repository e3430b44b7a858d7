using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Operators;

namespace CompiledNet.Generator.Lowering;

/// <summary>Hands out what the queries of each layer of attention look at, layer after layer in a row of their own.</summary>
internal static class LayerAttentionBuilder
{
    /// <summary>Behind the forward pass that has computed these weights.</summary>
    public static ImmutableArray<LayerAttention> Build(IReadOnlyList<(GraphNode Node, WeightMatrix Weights)> layers, TensorFactory tensors)
    {
        var built = ImmutableArray.CreateBuilder<LayerAttention>();
        int size = layers.Aggregate(0, (sum, layer) => checked(sum + layer.Weights.Tensor.Size)), offset = 0;
        tensors.Frames = 1;
        foreach (var (node, weights) in layers)
        {
            var shape = Shape.Of(weights.Heads, weights.Queries, weights.Keys);
            var target = tensors.External(node.Name + " attention weights", TensorPlace.AttentionWeights, shape, size, offset);
            built.Add(new LayerAttention(node.Name, weights, offset, new Routine(target.Name, $"Hands out what the queries of {node.Name} look at.", [Copy.Whole(weights.Tensor, target)])));
            offset += shape.Size;
        }

        return built.ToImmutable();
    }
}
