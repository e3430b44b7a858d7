using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators;

namespace CompiledNet.Generator.Lowering;

/// <summary>Turns a graph into the kernels of its forward pass.</summary>
internal sealed class Lowerer
{
    private readonly ShapedGraph _shaped;
    private readonly bool _training;
    private readonly SteppedGraph? _stepped;
    private readonly ImmutableArray<Routine>.Builder _forward = ImmutableArray.CreateBuilder<Routine>();
    private readonly ImmutableArray<Routine>.Builder _outputs = ImmutableArray.CreateBuilder<Routine>();

    private Lowerer(ShapedGraph shaped, ParameterBlock parameters, bool training, CancellationToken token, SteppedGraph? stepped = null)
    {
        _shaped = shaped;
        _training = training;
        _stepped = stepped;
        Parameters = parameters;
        Tensors = new TensorFactory(shaped.Graph.Spec.ElementType, token);
    }

    public ParameterBlock Parameters { get; }

    public TensorFactory Tensors { get; }

    /// <summary>Each node's result before its activation.</summary>
    public Dictionary<int, Tensor> Cores { get; } = [];

    /// <summary>Each node's result.</summary>
    public Dictionary<int, Tensor> Values { get; } = [];

    /// <summary>The layers of attention and their weights, if these are wanted.</summary>
    public List<(GraphNode Node, WeightMatrix Weights)> Attention { get; } = [];

    /// <summary>Which frames of each node's result count; null where all do.</summary>
    public MaskFlow Masks { get; } = new();

    /// <summary>The kernels of prediction.</summary>
    public static NetworkProgram Inference(ShapedGraph shaped, ParameterBlock parameters, CancellationToken token)
    {
        var lowerer = new Lowerer(shaped, parameters, training: false, token);
        lowerer.LowerForward();
        var masks = OutputMaskBuilder.Build(shaped, lowerer);
        var prediction = Prediction(new NetworkProgram(lowerer._forward.ToImmutable(), lowerer._outputs.ToImmutable(), [], [], lowerer.Tensors.ScratchLength) { Masks = masks }, token);
        var logits = lowerer.Logits();
        return logits.IsEmpty ? prediction : prediction with { Evaluation = LogitsKeeping.Run(prediction, logits) };
    }

    /// <summary>The kernels of one step of a sequence.</summary>
    public static NetworkProgram Step(SteppedGraph stepped, ParameterBlock parameters, CancellationToken token)
    {
        var lowerer = new Lowerer(stepped.Shaped, parameters, training: false, token, stepped);
        lowerer.LowerForward();
        return Prediction(new NetworkProgram(lowerer._forward.ToImmutable(), lowerer._outputs.ToImmutable(), [], [], lowerer.Tensors.ScratchLength), token);
    }

    /// <summary>The kernels of a training step.</summary>
    public static NetworkProgram Training(ShapedGraph shaped, ParameterBlock parameters, CancellationToken token)
    {
        var lowerer = new Lowerer(shaped, parameters, training: true, token);
        lowerer.LowerForward();
        var masks = OutputMaskBuilder.Build(shaped, lowerer);
        var attention = LayerAttentionBuilder.Build(lowerer.Attention, lowerer.Tensors);
        var gradients = new GradientBuilder(shaped, lowerer, masks);
        gradients.Build();
        return Passed(new NetworkProgram(
            lowerer._forward.ToImmutable(), lowerer._outputs.ToImmutable(), gradients.Losses, gradients.Backward, lowerer.Tensors.ScratchLength)
        {
            InputGradients = gradients.InputGradients,
            InputGradientIsHandedOut = gradients.IsHandedOut,
            InnerGradients = gradients.InnerGradients,
            Masks = masks,
            Attention = attention,
            OutputGradients = gradients.OutputGradients,
        }, token, ScalingFusion.Run, EpilogueFusion.Run, program => StageCutting.Run(program, parameters.TrainableLength), FrozenSkipping.Run);
    }

    /// <summary>Whether the loss of an output works on its logits, so that training needs its activation for nothing else.</summary>
    /// <remarks>A loss that is told to take the activation's result for logits is taken at its word.</remarks>
    public static bool IsFused(GraphNode node, OutputSpec? output) =>
        node.Operator.ActivationOf(node.Spec) is { } activation && output?.Loss is { } loss && loss.FusedWith.Contains(activation.TypeName)
        && !loss.Settings.Any(setting => setting is { Name: "FromLogits", Literal: "true" });

    /// <summary>What is given to whoever reads the result of a node and nothing else.</summary>
    public ForwardContext ReaderOf(GraphNode node, Action<Kernel> kernels) => new(
        node, _shaped.Layers[node.Id], _training, [Values[node.Id]], [ShapeOf(node.Id)], [Masks.Of(node.Id)], Parameters.Of(node), Tensors, kernels);

    private static NetworkProgram Prediction(NetworkProgram program, CancellationToken token) => Passed(program, token, ScalingFusion.Run, EpilogueFusion.Run, PoolingFusion.Run, ParameterHoisting.Run);

    // Each pass goes through all kernels.
    private static NetworkProgram Passed(NetworkProgram program, CancellationToken token, params Func<NetworkProgram, NetworkProgram>[] passes)
    {
        foreach (var pass in passes)
        {
            token.ThrowIfCancellationRequested();
            program = pass(program);
        }

        token.ThrowIfCancellationRequested();
        return program;
    }

    // Of each output with a fused loss: the logits, the result, and where a caller finds the logits, in the place of the prediction.
    private ImmutableArray<(Tensor Logits, Tensor Result, Tensor Target)> Logits()
    {
        var found = ImmutableArray.CreateBuilder<(Tensor, Tensor, Tensor)>();
        int offset = 0, size = _shaped.Graph.Outputs.Sum(output => ShapeOf(output.NodeId).Size);
        foreach (var output in _shaped.Graph.Outputs)
        {
            var node = _shaped.Graph.Nodes[output.NodeId];
            var shape = ShapeOf(node.Id);
            if (IsFused(node, output.Spec)) found.Add((Cores[node.Id], Values[node.Id], Tensors.External(node.Name + " logits", TensorPlace.Logits, shape, size, offset)));
            offset += shape.Size;
        }

        return found.ToImmutable();
    }

    private void LowerForward()
    {
        int inputOffset = 0, inputSize = _shaped.Graph.Nodes.Where(IsInput).Sum(node => ShapeOf(node.Id).Size);
        foreach (var node in _shaped.Graph.Nodes)
        {
            if (IsInput(node))
            {
                Cores[node.Id] = Values[node.Id] = Tensors.External(node.Name, TensorPlace.Input, ShapeOf(node.Id), inputSize, inputOffset);
                Masks.AddInput(node);
                inputOffset += ShapeOf(node.Id).Size;
            }
            else LowerNode(node);
        }

        int offset = 0, outputSize = _shaped.Graph.Outputs.Sum(output => ShapeOf(output.NodeId).Size);
        foreach (var output in _shaped.Graph.Outputs)
        {
            var shape = ShapeOf(output.NodeId);
            var target = Tensors.External(_shaped.Graph.Nodes[output.NodeId].Name + " output", TensorPlace.Output, shape, outputSize, offset);
            _outputs.Add(new Routine(target.Name, "Hands the prediction out.", [Copy.Whole(Values[output.NodeId], target)]));
            offset += shape.Size;
        }
    }

    private void LowerNode(GraphNode node)
    {
        var kernels = ImmutableArray.CreateBuilder<Kernel>();
        var layer = _shaped.Layers[node.Id];
        Tensors.Frames = node.Inputs.Select(input => _shaped.Layers[input].Frames).Max();
        ImmutableArray<Tensor> inputs = [.. node.Inputs.Select(input => Values[input])];
        ImmutableArray<Shape> shapes = [.. node.Inputs.Select(ShapeOf)];
        var masks = Masks.ReadBy(node);
        var step = ReadsSequence(node) ? new StepContext(node, layer, inputs, shapes, masks, Parameters.Of(node), Tensors, kernels.Add, _stepped!.Frames) : null;
        var context = step ?? new ForwardContext(node, layer, _training, inputs, shapes, masks, Parameters.Of(node), Tensors, kernels.Add);
        var core = step is null ? node.Operator.Forward(context) : node.Operator.Step(step);
        Cores[node.Id] = Values[node.Id] = core;
        Masks.Add(node, context);
        if (_training && _shaped.Graph.Spec.AttentionWeights && node.Operator.AttentionWeights(context) is { } weights) Attention.Add((node, weights));
        if (node.Operator.ActivationOf(node.Spec) is { } activation)
        {
            // Before everything else, as the loss may read it too; vectors follow each other at one distance then.
            Cores[node.Id] = Tensors.Aligned(core, ShapeOf(node.Id), kernels.Add);

            // A fused loss does without the activation: it is left to handing the prediction out, which training may skip.
            var late = ImmutableArray.CreateBuilder<Kernel>();
            bool isLate = _training && IsFused(node, OutputOf(node)) && !_shaped.Graph.Nodes.Any(reader => reader.Inputs.Contains(node.Id));
            Values[node.Id] = LayerActivation.Forward(activation, node.Name, ShapeOf(node.Id), Cores[node.Id], Tensors, isLate ? late.Add : kernels.Add);
            if (isLate) _outputs.Add(new Routine(node.Name + " activation", $"{activation.Name} of the logits.", late.ToImmutable()));
        }

        if (kernels.Count > 0) _forward.Add(new Routine(node.Name, $"{layer.Label}: {string.Join(", ", node.Inputs.Select(ShapeOf))} → {layer.Output}", kernels.ToImmutable()));
    }

    private OutputSpec? OutputOf(GraphNode node) => _shaped.Graph.Outputs.FirstOrDefault(output => output.NodeId == node.Id)?.Spec;

    private Shape ShapeOf(int node) => _shaped.Layers[node].Output;

    private bool ReadsSequence(GraphNode node) => _stepped is { } stepped && node.Inputs.Any(input => stepped.IsSequence[input]);

    private static bool IsInput(GraphNode node) => node.Operator.MaximumInputs == 0;
}
