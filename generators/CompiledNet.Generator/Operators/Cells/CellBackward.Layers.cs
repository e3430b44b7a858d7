using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Cells;

internal sealed partial class CellBackward
{
    private static readonly IReadOnlyDictionary<string, Matrix> None = new Dictionary<string, Matrix>();

    private void Differentiate(GraphNode node, CellPhase phase, Action<Kernel> kernels)
    {
        if (!_needed[node.Id] || _gradients[node.Id].Count == 0) return;
        var shape = _layers.ShapeOf(node.Id);
        var gradient = GradientSum.Of([.. _gradients[node.Id].Select(part => Seen(part, phase))], node.Name, shape, Tensors, kernels);
        if (node.Operator.ActivationOf(node.Spec) is { } activation)
        {
            Tensor x = Seen(_trace.Cores, node.Id, phase), y = Seen(_trace.Values, node.Id, phase);
            gradient = LayerActivation.Backward(activation, node.Name, shape, x, y, gradient, Tensors, kernels);
        }

        _coreGradients[node.Id] = gradient;
        var parameters = phase == CellPhase.Loop ? None : _layers.Named(node, _context.ParameterGradient);
        var inner = Within(node, phase, gradient, parameters, [.. node.Inputs.Select(input => _needed[input])], kernels);
        node.Operator.Backward(inner);
        for (int i = 0; i < node.Inputs.Length; i++)
            if (inner.InputGradients[i] is { } passedOn && _needed[node.Inputs[i]]) Receive(node.Inputs[i], passedOn, phase);
    }

    // The gradients of the parameters of a layer of the loop, where every frame counts as a sample.
    private void EmitParameters(GraphNode node)
    {
        var parameters = _layers.Named(node, _context.ParameterGradient);
        if (_coreGradients[node.Id] is not { } gradient || parameters.Count == 0) return;
        node.Operator.Backward(Within(node, CellPhase.Before, _views.All(gradient), parameters, [.. node.Inputs.Select(_ => false)], _context.Emit));
    }

    private BackwardContext Within(
        GraphNode node, CellPhase phase, Tensor gradient, IReadOnlyDictionary<string, Matrix> parameterGradients, ImmutableArray<bool> needed, Action<Kernel> kernels) => new(
            _layers.Numbered(node),
            [.. node.Inputs.Select(input => Seen(_trace.Values, input, phase))],
            _layers.InputShapesOf(node),
            CellLayers.NoMasks(node),
            Seen(_trace.Cores, node.Id, phase),
            _layers.ShapeOf(node.Id),
            gradient,
            _layers.Named(node, _context.OptionalParameter),
            parameterGradients,
            Tensors,
            needed,
            _ => null,
            kernels);

    private void Receive(int node, Tensor gradient, CellPhase from) =>
        (from == CellPhase.After && !_layers.Schedule.IsAfter(node) ? _fromBehind : _gradients)[node].Add(gradient);

    private Tensor Seen(Tensor[] tensors, int node, CellPhase phase) => phase switch
    {
        CellPhase.After when _layers.Schedule.IsAfter(node) => tensors[node],
        CellPhase.After when !_keepsSteps => _views.Last(tensors[node]),
        _ => Seen(tensors[node], phase == CellPhase.After ? CellPhase.Before : phase),
    };

    private Tensor Seen(Tensor tensor, CellPhase phase) => phase switch
    {
        CellPhase.Before => _views.All(tensor),
        CellPhase.Loop => _views.AtStep(tensor),
        _ => tensor,
    };
}
