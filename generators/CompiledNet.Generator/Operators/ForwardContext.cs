using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators;

/// <summary>What an operator is given to emit the kernels of one layer, and where they go.</summary>
/// <param name="node">The layer.</param>
/// <param name="layer">Its shape and parameters.</param>
/// <param name="training">Whether the kernels are those of training, where dropout is active.</param>
/// <param name="inputs">The values it reads.</param>
/// <param name="inputShapes">Their shapes.</param>
/// <param name="masks">Which of their frames count; null where all do.</param>
/// <param name="parameters">Its parameters by name.</param>
/// <param name="tensors">Makes new tensors.</param>
/// <param name="kernels">Takes the kernels in order.</param>
internal class ForwardContext(
    GraphNode node,
    Layer layer,
    bool training,
    ImmutableArray<Tensor> inputs,
    ImmutableArray<Shape> inputShapes,
    ImmutableArray<FrameMask?> masks,
    IReadOnlyDictionary<string, Matrix> parameters,
    TensorFactory tensors,
    Action<Kernel> kernels) : ITensors
{
    public GraphNode Node { get; } = node;

    public bool Training { get; } = training;

    public ElementType Element => tensors.Element;

    /// <summary>The only or first value read, wherever it lies.</summary>
    public Tensor Input => Inputs[0];

    public ImmutableArray<Tensor> Inputs { get; } = inputs;

    /// <summary>The shape of the first value read.</summary>
    public Shape InputShape => InputShapes[0];

    public ImmutableArray<Shape> InputShapes { get; } = inputShapes;

    /// <summary>Which frames of the values read count; null where all do.</summary>
    public ImmutableArray<FrameMask?> Masks { get; } = masks;

    public Shape OutputShape { get; } = layer.Output;

    /// <summary>Whether all values read are whole numbers wherever the network's inputs are.</summary>
    public bool ReadsWholeNumbers { get; } = layer.ReadsWholeNumbers;

    /// <summary>The layers of one step, if the layer takes a block through a sequence.</summary>
    public ImmutableArray<Layer> Cell { get; } = layer.Cell;

    /// <summary>Makes new tensors, for a layer that is made of others.</summary>
    public TensorFactory Tensors => tensors;

    public Matrix Parameter(string name) => parameters[name];

    public Matrix? OptionalParameter(string name) => parameters.TryGetValue(name, out var found) ? found : null;

    /// <summary>A new tensor for the layer's result.</summary>
    public Tensor NewOutput() => tensors.New(Node.Name, OutputShape);

    /// <summary>A new tensor for something in between.</summary>
    public Tensor New(string suffix, Shape shape) => tensors.New($"{Node.Name} {suffix}", shape);

    public Tensor Aligned(Tensor tensor, Shape shape) => tensors.Aligned(tensor, shape, kernels);

    /// <summary>The same numbers seen in another shape.</summary>
    public Tensor Reshaped(Tensor tensor, Shape shape) => tensors.Reshaped($"{Node.Name} {tensor.Name}", tensor, shape, kernels);

    /// <summary>A new tensor where a lone channel lies among zeros too.</summary>
    public Tensor NewPadded(string suffix, Shape shape) => tensors.NewPadded($"{Node.Name} {suffix}", shape);

    /// <summary>A vector for each of several frames: <paramref name="groups"/> times <paramref name="channels"/> numbers.</summary>
    public Tensor NewFrames(string suffix, int channels, int groups, int frames) => tensors.NewFrames($"{Node.Name} {suffix}", channels, groups, frames);

    /// <summary>The frames of a sequence, the last one first if it is to be reversed.</summary>
    public Tensor Framed(Tensor sequence, Shape shape, bool isReversed) => tensors.Framed(sequence, shape, isReversed, kernels);

    /// <summary>A vector that lasts from call to call, row by row, with its padding; zero before the first.</summary>
    public Tensor StateVector(string suffix, int channels) => tensors.StateVector($"{Node.Name} {suffix}", channels);

    /// <summary>A matrix of scratch memory, zero where nothing was written.</summary>
    public Matrix Scratch(string suffix, int rows, int columns) => tensors.Scratch($"{Node.Name} {suffix}", rows, columns);

    /// <summary>Keeps something for the backward pass.</summary>
    public void Keep(object what) => tensors.Keep(Node.Id, what);

    public Tensor Derived(Tensor tensor, string what, Shape shape, Func<Tensor, Kernel> kernel) => tensors.Derived(tensor, what, shape, kernel, kernels);

    public Tensor DerivedPadded(Tensor tensor, string what, Shape shape, Func<Tensor, Kernel> kernel) => tensors.DerivedPadded(tensor, what, shape, kernel, kernels);

    public void Emit(Kernel kernel) => kernels(kernel);
}
