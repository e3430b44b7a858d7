using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Cells;

/// <summary>All steps of a cell: what depends on no state, the loop, and what no state depends on.</summary>
internal sealed class CellForward
{
    private readonly ForwardContext _context;
    private readonly CellLayers _layers;
    private readonly TimeLoop _loop;
    private readonly FrameViews _views;
    private readonly List<Kernel> _body = [];
    private readonly Tensor[] _cores;
    private readonly Tensor[] _values;
    private readonly StepMask? _mask;
    private readonly bool _keepsSteps;

    public CellForward(ForwardContext context)
    {
        _context = context;
        _layers = new CellLayers(context.Node, context.Cell, context.Tensors);
        _loop = new TimeLoop(context.InputShape.Dimensions[0], isDescending: false);
        _views = new FrameViews(_loop);
        _cores = new Tensor[_layers.Cell.Nodes.Length];
        _values = new Tensor[_layers.Cell.Nodes.Length];
        _mask = CellOperator.StepsOf(context);
        // The last step that counts may be any.
        _keepsSteps = CellOperator.GivesSequence(context.Node.Spec) || _mask is not null;
    }

    private TensorFactory Tensors => _context.Tensors;

    public Tensor Run()
    {
        for (int i = 0; i < _layers.Cell.Inputs.Length; i++) BindInput(i);
        Tensors.Frames = _loop.Steps;
        foreach (var node in _layers.Schedule.Before)
            (_cores[node.Id], _values[node.Id]) = _layers.Forward(node, _context, [.. node.Inputs.Select(input => _values[input])], _context.Emit);

        foreach (var state in _layers.Cell.States) BindState(state);
        Tensors.Frames = 1;
        foreach (var node in _layers.Schedule.Loop) AddStep(node);
        foreach (var state in _layers.Cell.States) AddStore(state);
        Tensors.Loop = null;
        EmitLoop(_body, _context.Emit);

        Tensors.Frames = _keepsSteps ? _loop.Steps : 1;
        foreach (var node in _layers.Schedule.After)
            (_cores[node.Id], _values[node.Id]) = _layers.Forward(node, _context, [.. node.Inputs.Select(Behind)], _context.Emit);
        var result = HandOut();
        Tensors.Frames = 1;
        _context.Keep(new CellTrace(_layers, _cores, _values));
        return result;
    }

    /// <summary>Emits the body of a loop; what depends on weights alone goes before it, once for all steps.</summary>
    public static void EmitLoop(IReadOnlyCollection<Kernel> body, System.Action<Kernel> kernels)
    {
        foreach (var kernel in body.OrderBy(kernel => kernel.Loop is null ? 0 : 1)) kernels(kernel);
    }

    private void BindInput(int index)
    {
        int node = _layers.Cell.Inputs[index];
        var sequence = SequenceFrames.Readable(_context, _context.Inputs[index], _context.InputShapes[index]);
        Tensors.Frames = _loop.Steps;
        var frames = Tensors.New(_layers.Cell.Nodes[node].Name, _layers.ShapeOf(node));
        Tensors.Frames = 1;
        _context.Emit(SequenceFrames.Spread(sequence, frames, CellOperator.ReadsBackwards(_context.Node.Spec)));
        _cores[node] = _values[node] = frames;
    }

    // Zero before the first step, then what each step leaves.
    private void BindState(CellState state)
    {
        Tensors.Frames = _loop.Steps + 1;
        var frames = Tensors.New(_layers.Cell.Nodes[state.Node].Name, _layers.ShapeOf(state.Node));
        Tensors.Frames = _loop.Steps;
        _context.Emit(new ZeroFill(frames.FramesFrom(0, 1)));
        _cores[state.Node] = _values[state.Node] = frames;
    }

    private void AddStep(GraphNode node)
    {
        bool isRead = _keepsSteps && _layers.Schedule.LeavesLoop(node.Id);
        Tensors.Loop = new LoopMemory(_loop, _context.Training || isRead);
        var (core, value) = _layers.Forward(node, _context, [.. node.Inputs.Select(input => _views.AtStep(_values[input]))], _body.Add);
        if (isRead && value.IsReused)
        {
            // The layer does nothing here, and its result is that of another one.
            var kept = Tensors.New(node.Name, _layers.ShapeOf(node.Id));
            _body.Add(Copy.Whole(value, kept));
            value = kept;
        }

        (_cores[node.Id], _values[node.Id]) = (core, value);
    }

    private void AddStore(CellState state)
    {
        Tensors.Loop = new LoopMemory(_loop, _context.Training);
        var next = Tensors.Aligned(_views.AtStep(_values[state.Next]), _layers.ShapeOf(state.Next), _body.Add);
        _body.Add(new StateStore(next, _values[state.Node].At(_loop, 1)));
        if (_mask is not null) _body.Add(new SkippedStep(_loop, _mask.Tensor, _mask.Position, _values[state.Node].At(_loop), _values[state.Node].At(_loop, 1)));
    }

    // What is seen of a value behind the loop.
    private Tensor Behind(int node)
    {
        if (_layers.Schedule.IsAfter(node)) return _values[node];
        return _keepsSteps ? _views.All(_values[node]) : _views.Last(_values[node]);
    }

    private Tensor HandOut()
    {
        int result = _layers.Cell.Result, steps = _loop.Steps;
        var frames = Behind(result);
        if (_mask is not null) frames = new HeldResult(_context.Node.Name, _layers.ShapeOf(result), steps, _mask, _context, Tensors, _context.Emit).Forward(frames).FramesFrom(1, steps);
        if (!CellOperator.GivesSequence(_context.Node.Spec)) return _mask is null ? frames : frames.FramesFrom(steps, 1);
        frames = Tensors.Aligned(frames, _layers.ShapeOf(result), _context.Emit);
        Tensors.Frames = 1;
        var y = _context.NewOutput();
        _context.Emit(SequenceFrames.Gather(frames, y, isReversed: false));
        return y;
    }
}
