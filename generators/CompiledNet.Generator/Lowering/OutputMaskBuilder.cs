using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Operators;

namespace CompiledNet.Generator.Lowering;

/// <summary>
/// Hands out which positions of the outputs count, to whom loss and metrics leave the others out. A mask that no layer has
/// asked for is made here.
/// </summary>
internal static class OutputMaskBuilder
{
    /// <summary>The masks that reach outputs with a loss, behind the forward pass that <paramref name="forward"/> has built.</summary>
    public static ImmutableArray<OutputMask> Build(ShapedGraph shaped, Lowerer forward)
    {
        var outputs = shaped.Graph.Outputs;
        int[] masked = [.. Enumerable.Range(0, outputs.Length).Where(i => outputs[i].Spec.Loss is not null && forward.Masks.Of(outputs[i].NodeId) is not null)];
        int size = masked.Sum(i => shaped.Layers[outputs[i].NodeId].Output.Positions), offset = 0;
        var masks = ImmutableArray.CreateBuilder<OutputMask>();
        forward.Tensors.Frames = 1;
        foreach (int i in masked)
        {
            var node = shaped.Graph.Nodes[outputs[i].NodeId];
            var kernels = ImmutableArray.CreateBuilder<Kernel>();
            var mask = forward.Masks.Of(node.Id)!.Of(forward.ReaderOf(node, kernels.Add));
            var target = forward.Tensors.External(node.Name + " mask", TensorPlace.Mask, Shape.Of(mask.Channels), size, offset);
            kernels.Add(Copy.Whole(mask, target));
            masks.Add(new OutputMask(i, offset, mask, new Routine(target.Name, "Hands out which positions count.", kernels.ToImmutable())));
            offset += mask.Channels;
        }

        return masks.ToImmutable();
    }
}
