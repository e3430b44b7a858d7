using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators;

/// <summary>What an operator is given to emit the kernels of one step: a sequence has a single frame here.</summary>
internal sealed class StepContext(
    GraphNode node,
    Layer layer,
    ImmutableArray<Tensor> inputs,
    ImmutableArray<Shape> inputShapes,
    ImmutableArray<FrameMask?> masks,
    IReadOnlyDictionary<string, Matrix> parameters,
    TensorFactory tensors,
    Action<Kernel> kernels,
    int frames) : ForwardContext(node, layer, training: false, inputs, inputShapes, masks, parameters, tensors, kernels)
{
    private readonly TensorFactory _tensors = tensors;

    /// <summary>How many frames the sequences of the whole form have.</summary>
    public int Frames { get; } = frames;

    /// <summary>Memory that lasts from step to step; zero before the first.</summary>
    public Tensor State(string suffix, Shape shape) => _tensors.State($"{Node.Name} {suffix}", shape);

    /// <summary>
    /// The last <paramref name="taps"/> of every <paramref name="dilation"/>-th frame up to this one, oldest first and
    /// gapless, where zeros stand for frames before the first.
    /// </summary>
    public Tensor Window(int taps, int dilation)
    {
        int channels = InputShape.Channels;
        var ring = State("frames", Shape.Of(2 * dilation * taps * channels));
        Tensor At(int first, int frames) => new(
            ring.Id, ring.Name, TensorPlace.State, frames, channels, channels, ring.RowStride, 0) { Step = new StepOffset(dilation, taps, channels, first) };
        Emit(new FrameStore(Input, At(0, 1), taps * channels));
        return At(1, taps);
    }
}
