using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Cells;

/// <summary>One step of a cell over a sequence that comes frame by frame; its states last, and are replaced where they lie.</summary>
internal sealed class CellStep(StepContext context)
{
    private readonly CellLayers _layers = new(context.Node, context.Cell, context.Tensors);
    private readonly Tensor[] _values = new Tensor[context.Node.Cell!.Nodes.Length];

    public Tensor Run()
    {
        var cell = _layers.Cell;
        for (int i = 0; i < cell.Inputs.Length; i++) _values[cell.Inputs[i]] = context.Inputs[i];
        foreach (var state in cell.States) _values[state.Node] = context.State(cell.Nodes[state.Node].Name.Substring(context.Node.Name.Length + 1), _layers.ShapeOf(state.Node));
        foreach (var node in cell.Layers)
            _values[node.Id] = _layers.Forward(node, context, [.. node.Inputs.Select(input => _values[input])], context.Emit).Value;

        if (CellOperator.StepsOf(context) is { } mask) return RunMasked(mask.Tensor);

        // What is the state of another step would change under its readers: it is brought to safety before any state moves on.
        var result = _values[cell.Result].Place == TensorPlace.State ? context.Aligned(_values[cell.Result], _layers.ShapeOf(cell.Result)) : _values[cell.Result];
        var nexts = cell.States.Select(state => context.Aligned(_values[state.Next], _layers.ShapeOf(state.Next))).ToArray();
        for (int i = 0; i < nexts.Length; i++) context.Emit(new StateStore(nexts[i], _values[cell.States[i].Node]));
        return result;
    }

    // Where the frame does not count, the states stay, and what came out last comes out again.
    private Tensor RunMasked(Tensor mask)
    {
        var cell = _layers.Cell;
        var shape = _layers.ShapeOf(cell.Result);
        var held = context.State("held", shape);
        var result = Kept("result", cell.Result, shape, mask, held);
        var nexts = cell.States.Select(state => Kept(cell.Nodes[state.Node].Name + " next", state.Next, _layers.ShapeOf(state.Next), mask, _values[state.Node])).ToArray();
        for (int i = 0; i < nexts.Length; i++) context.Emit(new StateStore(nexts[i], _values[cell.States[i].Node]));
        context.Emit(new StateStore(result, held));
        return result;
    }

    private Tensor Kept(string name, int node, Shape shape, Tensor mask, Tensor before)
    {
        var kept = context.New(name, shape);
        context.Emit(Copy.Whole(_values[node], kept));
        context.Emit(new SkippedStep(null, mask, "0", before, kept));
        return kept;
    }
}
