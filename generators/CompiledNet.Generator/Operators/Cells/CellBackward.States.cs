using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Cells;

internal sealed partial class CellBackward
{
    // Frame t of a state's gradient is that of the state before step t. What gives the next value reads a frame further;
    // the last one is what comes from outside if the value of the last step came out, else zero.
    private void BeginState(CellState state)
    {
        string name = _layers.Cell.Nodes[state.Node].Name;
        var frames = NewFrames(name + " gradient", _layers.ShapeOf(state.Node), _loop.Steps + 1);
        var last = frames.FramesFrom(_loop.Steps, 1);
        if (!ReachesAllSteps && _fromBehind[state.Next].Count > 0)
        {
            _context.Emit(Copy.Whole(FromBehind(state.Next), last));
            _fromBehind[state.Next].Clear();
        }
        else _context.Emit(new ZeroFill(last));

        _stateGradients[state.Node] = frames;
        _gradients[state.Next].Add(_mask is null ? frames.At(_loop, 1) : OfNext(state, frames.At(_loop, 1)));
    }

    // A step that does not count has not given the state its next value.
    private Tensor OfNext(CellState state, Tensor gradient)
    {
        Tensors.Loop = new LoopMemory(_loop, IsKept: true);
        var next = Tensors.New(_layers.Cell.Nodes[state.Next].Name + " gradient", _layers.ShapeOf(state.Next));
        Tensors.Loop = null;
        _body.Add(Copy.Whole(gradient, next));
        _body.Add(new SkippedStep(_loop, _mask!.Tensor, _mask.Position, null, next));
        return next;
    }

    // What a value got from behind the loop, with zeros at all steps but the last if nothing else came out.
    private void BringForward(int node)
    {
        if (_fromBehind[node].Count == 0) return;
        if (ReachesAllSteps)
        {
            _gradients[node].AddRange(_fromBehind[node]);
            return;
        }

        var frames = NewFrames(_layers.Cell.Nodes[node].Name + " gradients", _layers.ShapeOf(node), _loop.Steps);
        _context.Emit(new ZeroFill(frames.FramesFrom(0, _loop.Steps - 1)));
        _context.Emit(Copy.Whole(FromBehind(node), frames.FramesFrom(_loop.Steps - 1, 1)));
        _gradients[node].Add(frames);
    }

    private void PassBack(CellState state)
    {
        var target = _stateGradients[state.Node]!.At(_loop);
        Tensor[] parts = [.. _gradients[state.Node].Select(_views.AtStep)];
        _body.Add(parts.Length switch
        {
            0 => new ZeroFill(target),
            1 => Copy.Whole(parts[0], target),
            _ => new Merge(MergeOperation.Add, [.. parts], target),
        });
        if (_mask is not null) _body.Add(new SkippedStep(_loop, _mask.Tensor, _mask.Position, _stateGradients[state.Node]!.At(_loop, 1), target));
    }

    private Tensor FromBehind(int node) => GradientSum.Of(_fromBehind[node], _layers.Cell.Nodes[node].Name, _layers.ShapeOf(node), Tensors, _context.Emit);

    private bool ReachesAllSteps => _keepsSteps || _loop.Steps == 1;
}
