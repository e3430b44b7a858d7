using System;
using System.Linq;
using CompiledNet.Generator.Graph;

namespace CompiledNet.Generator.Operators.Cells;

/// <summary>Which nodes of a cell need a gradient: those with something to train, or behind something that is trained, in the same step or one before.</summary>
internal static class CellNeeds
{
    /// <summary>One answer a node.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="isTrained">Whether a node has something to train.</param>
    /// <param name="isInputNeeded">Whether what the layer reads needs a gradient, by the number of the input.</param>
    public static bool[] Of(CellGraph cell, Func<int, bool> isTrained, Func<int, bool> isInputNeeded)
    {
        var needed = new bool[cell.Nodes.Length];
        for (int i = 0; i < cell.Inputs.Length; i++) needed[cell.Inputs[i]] = isInputNeeded(i);
        for (int before = -1, found = 0; found != before;)
        {
            foreach (var node in cell.Layers) needed[node.Id] = isTrained(node.Id) || node.Inputs.Any(input => needed[input]);
            foreach (var state in cell.States) needed[state.Node] = needed[state.Next];
            (before, found) = (found, needed.Count(isNeeded => isNeeded));
        }

        return needed;
    }
}
