using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators;

/// <summary>What an operator is given to emit the gradient kernels of one layer.</summary>
/// <param name="node">The layer.</param>
/// <param name="inputs">The values it read.</param>
/// <param name="inputShapes">Their shapes.</param>
/// <param name="masks">Which of their frames count; null where all do.</param>
/// <param name="output">The value it computed, before its activation.</param>
/// <param name="outputShape">Its shape.</param>
/// <param name="outputGradient">The gradient of that value.</param>
/// <param name="parameters">Its parameters by name.</param>
/// <param name="parameterGradients">Where their gradients go; a frozen parameter is missing.</param>
/// <param name="tensors">Makes new tensors.</param>
/// <param name="needed">Which inputs need a gradient.</param>
/// <param name="handedOut">Where the gradient of an input is handed out, if that is all that becomes of it and it lies there as in the workspace.</param>
/// <param name="kernels">Takes the kernels in order.</param>
internal sealed class BackwardContext(
    GraphNode node,
    ImmutableArray<Tensor> inputs,
    ImmutableArray<Shape> inputShapes,
    ImmutableArray<FrameMask?> masks,
    Tensor output,
    Shape outputShape,
    Tensor outputGradient,
    IReadOnlyDictionary<string, Matrix> parameters,
    IReadOnlyDictionary<string, Matrix> parameterGradients,
    TensorFactory tensors,
    ImmutableArray<bool> needed,
    Func<int, Tensor?> handedOut,
    Action<Kernel> kernels) : ITensors
{
    private readonly Tensor?[] _inputGradients = new Tensor?[inputs.Length];

    public GraphNode Node { get; } = node;

    public bool Training => true;

    public ImmutableArray<Tensor> Inputs { get; } = inputs;

    public ImmutableArray<Shape> InputShapes { get; } = inputShapes;

    /// <summary>Which frames of the values read count; null where all do.</summary>
    public ImmutableArray<FrameMask?> Masks { get; } = masks;

    public ElementType Element => tensors.Element;

    /// <summary>Makes new tensors, for a layer that is made of others.</summary>
    public TensorFactory Tensors => tensors;

    public Tensor Output { get; } = output;

    public Shape OutputShape { get; } = outputShape;

    public Tensor OutputGradient { get; } = outputGradient;

    /// <summary>What the layer passes on, input by input; null where no gradient is needed.</summary>
    public IReadOnlyList<Tensor?> InputGradients => _inputGradients;

    public bool Needs(int input) => needed[input];

    public Matrix Parameter(string name) => parameters[name];

    public Matrix? OptionalParameter(string name) => parameters.TryGetValue(name, out var found) ? found : null;

    /// <summary>Where the gradient of a parameter goes, or null if it is frozen or does not exist.</summary>
    public Matrix? ParameterGradient(string name) => parameterGradients.TryGetValue(name, out var found) ? found : null;

    /// <summary>A new tensor for the gradient of an input, in the usual layout of its shape.</summary>
    public Tensor NewInputGradient(int input) =>
        _inputGradients[input] = tensors.New($"{Node.Name} input {input} gradient", InputShapes[input]);

    /// <summary>The same for a kernel that writes all numbers of each row and none beside them, so that it may be the caller's memory.</summary>
    public Tensor NewWholeInputGradient(int input) => handedOut(input) is { } given ? _inputGradients[input] = given : NewInputGradient(input);

    /// <summary>Passes a tensor on as the gradient of an input.</summary>
    public void PassOn(int input, Tensor gradient) => _inputGradients[input] = gradient;

    /// <summary>Passes the gradient on in the shape of an input.</summary>
    public void PassOnReshaped(int input, Tensor gradient) =>
        _inputGradients[input] = tensors.Aligned(tensors.Reshaped($"{Node.Name} input {input} gradient", gradient, InputShapes[input], kernels), InputShapes[input], kernels);

    /// <summary>A new tensor for something in between.</summary>
    public Tensor New(string suffix, Shape shape) => tensors.New($"{Node.Name} {suffix}", shape);

    public Tensor Reshaped(Tensor tensor, Shape shape) => tensors.Reshaped($"{Node.Name} {tensor.Name}", tensor, shape, kernels);

    public Tensor Aligned(Tensor tensor, Shape shape) => tensors.Aligned(tensor, shape, kernels);

    /// <summary>A matrix of scratch memory, zero where nothing was written.</summary>
    public Matrix Scratch(string suffix, int rows, int columns) => tensors.Scratch($"{Node.Name} {suffix}", rows, columns);

    /// <summary>The same, but one for all layers that ask for it by one name: nothing stays there from kernel to kernel.</summary>
    public Matrix CommonScratch(string name, int rows, int columns) => tensors.CommonScratch(name, rows, columns);

    /// <summary>A new tensor where a lone channel lies among zeros too.</summary>
    public Tensor NewPadded(string suffix, Shape shape) => tensors.NewPadded($"{Node.Name} {suffix}", shape);

    /// <summary>A vector for each of several frames: <paramref name="groups"/> times <paramref name="channels"/> numbers.</summary>
    public Tensor NewFrames(string suffix, int channels, int groups, int frames) => tensors.NewFrames($"{Node.Name} {suffix}", channels, groups, frames);

    /// <summary>What the forward pass kept.</summary>
    public T Kept<T>() => tensors.Kept<T>(Node.Id);

    public Tensor Derived(Tensor tensor, string what, Shape shape, Func<Tensor, Kernel> kernel) => tensors.Derived(tensor, what, shape, kernel, kernels);

    public Tensor DerivedPadded(Tensor tensor, string what, Shape shape, Func<Tensor, Kernel> kernel) => tensors.DerivedPadded(tensor, what, shape, kernel, kernels);

    public void Emit(Kernel kernel) => kernels(kernel);
}
