using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators;

namespace CompiledNet.Generator.Graph;

internal sealed partial class GraphScope
{
    // Where the nodes of each layer begin.
    private readonly List<int> _first = [];

    /// <summary>Whether it stands for a layer above, with the same weights.</summary>
    public static bool IsShared(NodeSpec node) => node.Operator == "Shared";

    // The layer is bound once more under another name. Its nodes come in the same order each time, so that each has its counterpart.
    private int BindShared(NodeSpec node, string name, int index)
    {
        int position = WeightsAbove(node, name, index);
        if (position < 0) return Unbound;
        var original = spec.Nodes[position];
        if (IsInput(original) || IsState(original))
        {
            Report(ProblemCode.SharingImpossible, node, name, _names[position], "it has no weights");
            return Unbound;
        }

        _first.RemoveAt(index);
        int result = Bind(
            original with { Name = node.Name, From = node.From, Output = node.Output, PropertyModifiers = node.PropertyModifiers, PropertyName = node.PropertyName, AttributeId = node.AttributeId }, name, index);
        for (int i = _first[index]; _isComplete && i < nodes.Count; i++) nodes[i] = nodes[i] with { Original = nodes[_first[position] + i - _first[index]].Owner };
        return result;
    }

    // The node whose weights a layer uses transposed, or null if something is wrong.
    private int? Tied(NodeSpec node, string name, int index)
    {
        int position = WeightsAbove(node, name, index);
        if (position < 0) return null;
        if (spec.Nodes[position].Block is null && nodes[_results[position]].Operator.TiedParameter is not null && _results[position] >= _first[position]) return _results[position];
        Report(ProblemCode.SharingImpossible, node, name, _names[position], "only the kernel of a Dense and the table of an Embedding can be used transposed");
        return null;
    }

    // The layer that has the weights: who uses those of a use uses those of the first.
    private int WeightsAbove(NodeSpec node, string name, int index)
    {
        string wanted = node.Arguments.FirstOrDefault(argument => argument.Name == "Layer") is { Texts.Count: 1 } given ? given.Texts[0] : "";
        int position = PositionOf(wanted);
        if (position >= 0 && position < index && IsShared(spec.Nodes[position])) return WeightsAbove(spec.Nodes[position], _names[position], position);
        if (position >= 0 && position < index && _results[position] != Unbound) return position;
        Report(ProblemCode.UnknownWeights, node, name, wanted, Above(index));
        return Unbound;
    }
}
