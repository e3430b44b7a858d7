using System.Collections.Immutable;
using System.Linq;

namespace CompiledNet.Generator.Graph;

/// <summary>
/// Which nodes of a cell have to run step by step: those that depend on a state and that a state depends on. What depends
/// on none runs before the loop, and what none depends on after it, each on all frames at once.
/// </summary>
internal sealed class CellSchedule
{
    private readonly CellGraph _cell;
    private readonly bool[] _follows;
    private readonly bool[] _leads;

    public CellSchedule(CellGraph cell)
    {
        _cell = cell;
        _follows = new bool[cell.Nodes.Length];
        _leads = new bool[cell.Nodes.Length];
        foreach (var node in cell.Nodes) _follows[node.Id] = node.Operator.IsState || node.Inputs.Any(input => _follows[input]);
        foreach (var state in cell.States) _leads[state.Next] = true;
        foreach (var node in cell.Nodes.Reverse().Where(node => _leads[node.Id]))
            foreach (int input in node.Inputs) _leads[input] = true;
    }

    /// <summary>The layers that depend on no state.</summary>
    public ImmutableArray<GraphNode> Before => [.. _cell.Layers.Where(node => !_follows[node.Id])];

    /// <summary>The layers of the loop.</summary>
    public ImmutableArray<GraphNode> Loop => [.. _cell.Layers.Where(node => _follows[node.Id] && _leads[node.Id])];

    /// <summary>The layers that no state depends on.</summary>
    public ImmutableArray<GraphNode> After => [.. _cell.Layers.Where(node => IsAfter(node.Id))];

    /// <summary>Whether it is a layer that no state depends on.</summary>
    public bool IsAfter(int node) => _follows[node] && !_leads[node] && !_cell.Nodes[node].Operator.IsState;

    /// <summary>Whether what a layer of the loop gives is read behind it.</summary>
    public bool LeavesLoop(int node) => node == _cell.Result || After.Any(reader => reader.Inputs.Contains(node));
}
