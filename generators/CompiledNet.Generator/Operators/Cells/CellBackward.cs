using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Cells;

/// <summary>
/// The gradients of all steps of a cell, in the opposite order of <see cref="CellForward"/>. The loop passes back what
/// earlier steps need; the gradients of its parameters follow behind it, each from all frames at once.
/// </summary>
internal sealed partial class CellBackward
{
    private readonly BackwardContext _context;
    private readonly CellTrace _trace;
    private readonly CellLayers _layers;
    private readonly TimeLoop _loop;
    private readonly FrameViews _views;
    private readonly List<Kernel> _body = [];
    private readonly List<Tensor>[] _gradients;
    private readonly List<Tensor>[] _fromBehind;
    private readonly Tensor?[] _coreGradients;
    private readonly Tensor?[] _stateGradients;
    private readonly bool[] _needed;
    private readonly StepMask? _mask;
    private readonly bool _keepsSteps;

    public CellBackward(BackwardContext context)
    {
        _context = context;
        _trace = context.Kept<CellTrace>();
        _layers = _trace.Layers;
        _loop = new TimeLoop(context.InputShapes[0].Dimensions[0], isDescending: true);
        _views = new FrameViews(_loop);
        var nodes = _layers.Cell.Nodes;
        _gradients = [.. nodes.Select(_ => new List<Tensor>())];
        _fromBehind = [.. nodes.Select(_ => new List<Tensor>())];
        _coreGradients = new Tensor?[nodes.Length];
        _stateGradients = new Tensor?[nodes.Length];
        _needed = CellNeeds.Of(_layers.Cell, _layers.IsTrained, context.Needs);
        _mask = CellOperator.StepsOf(context);
        _keepsSteps = CellOperator.GivesSequence(context.Node.Spec) || _mask is not null;
    }

    private TensorFactory Tensors => _context.Tensors;

    public void Run()
    {
        BeginResult();
        Tensors.Frames = _keepsSteps ? _loop.Steps : 1;
        foreach (var node in _layers.Schedule.After.Reverse()) Differentiate(node, CellPhase.After, _context.Emit);
        Tensors.Frames = 1;
        var states = _layers.Cell.States.Where(state => _needed[state.Node]).ToArray();
        foreach (var state in states) BeginState(state);
        foreach (var node in _layers.Cell.Nodes) BringForward(node.Id);

        Tensors.Loop = new LoopMemory(_loop, IsKept: true);
        foreach (var node in _layers.Schedule.Loop.Reverse()) Differentiate(node, CellPhase.Loop, _body.Add);
        foreach (var state in states) PassBack(state);
        Tensors.Loop = null;
        CellForward.EmitLoop(_body, _context.Emit);

        Tensors.Frames = _loop.Steps;
        foreach (var node in _layers.Schedule.Loop) EmitParameters(node);
        foreach (var node in _layers.Schedule.Before.Reverse()) Differentiate(node, CellPhase.Before, _context.Emit);
        for (int i = 0; i < _layers.Cell.Inputs.Length; i++) HandOut(i);
    }

    // The gradient of what comes out, frame by frame, or of the last step alone.
    private void BeginResult()
    {
        int result = _layers.Cell.Result;
        var dy = _context.OutputGradient;
        bool isSequence = CellOperator.GivesSequence(_context.Node.Spec);
        if (isSequence)
        {
            dy = NewFrames(_context.Node.Name + " output gradients", _layers.ShapeOf(result), _loop.Steps);
            _context.Emit(SequenceFrames.Spread(SequenceFrames.Readable(_context, _context.OutputGradient, _context.OutputShape), dy, isReversed: false));
        }

        if (_mask is not null) dy = new HeldResult(_context.Node.Name, _layers.ShapeOf(result), _loop.Steps, _mask, _context, Tensors, _context.Emit).Backward(dy, isSequence);
        Receive(result, dy, CellPhase.After);
    }

    // dx of all steps, back to where x came from.
    private void HandOut(int index)
    {
        int node = _layers.Cell.Inputs[index];
        if (!_needed[node] || _gradients[node].Count == 0) return;
        Tensors.Frames = _loop.Steps;
        var total = GradientSum.Of([.. _gradients[node].Select(_views.All)], _layers.Cell.Nodes[node].Name, _layers.ShapeOf(node), Tensors, _context.Emit);
        Tensors.Frames = 1;
        _context.Emit(SequenceFrames.Gather(total, _context.NewInputGradient(index), CellOperator.ReadsBackwards(_context.Node.Spec)));
    }

    private Tensor NewFrames(string name, Shape shape, int frames)
    {
        Tensors.Frames = frames;
        var made = Tensors.New(name, shape);
        Tensors.Frames = 1;
        return made;
    }
}
