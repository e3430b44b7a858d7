using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators;

namespace CompiledNet.Generator.Graph;

internal sealed partial class GraphScope
{
    /// <summary>Takes the states of the cell whose layers these are, or some of them; null outside of a cell.</summary>
    public List<CellState>? States { get; init; }

    public static bool IsState(NodeSpec node) => OperatorTable.Find(node.Operator) is { IsState: true };

    // A state names a layer wherever it stands, so that all have to be there.
    private void BindStates()
    {
        for (int i = 0; i < spec.Nodes.Count; i++)
        {
            if (!IsState(spec.Nodes[i])) continue;
            string next = spec.Nodes[i].Arguments.FirstOrDefault(argument => argument.Name == "Next") is { Texts.Count: 1 } given ? given.Texts[0] : "";
            int position = PositionOf(next);
            if (States is null) Report(ProblemCode.StateOutsideCell, spec.Nodes[i], _names[i], "is a state");
            else if (next.Length == 0) Report(ProblemCode.StateWithoutNext, spec.Nodes[i], _names[i], "has no Next");
            else if (position < 0) Report(ProblemCode.StateWithoutNext, spec.Nodes[i], _names[i], $"takes its next value from '{next}', which is no layer here");
            else if (position == i) Report(ProblemCode.StateWithoutNext, spec.Nodes[i], _names[i], "takes its next value from itself and stays zero");
            else
            {
                _read.Add(next);
                States.Add(new CellState(_results[i], _results[position]));
            }
        }
    }
}
