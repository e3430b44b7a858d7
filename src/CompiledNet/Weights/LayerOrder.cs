using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet;

/// <summary>
/// The layers that a result depends on, each after those it reads, in an order that follows from the wiring alone and not
/// from where a declaration has them. What a prediction passes through unchanged is left out.
/// </summary>
internal sealed class LayerOrder
{
    private const string State = "State";

    private readonly Dictionary<string, LayerDescription> _layers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<LayerDescription> _ordered = [];

    /// <param name="layers">All layers.</param>
    /// <param name="inputs">The names of what comes in, which are numbered first.</param>
    /// <param name="results">The names of what is wanted.</param>
    public LayerOrder(IEnumerable<LayerDescription> layers, IEnumerable<string> inputs, IEnumerable<string> results)
    {
        foreach (string input in inputs)
        {
            _seen.Add(input);
            _numbers.Add(input, _numbers.Count + 1);
        }

        foreach (var layer in layers)
            if (!_seen.Contains(layer.Name)) _layers.Add(layer.Name, layer);
        foreach (string result in results) Visit(result);
        for (int i = 0; i < _ordered.Count; i++)
            if (_ordered[i].Kind == State) Visit(_ordered[i].Inputs[0]);
    }

    /// <summary>The layers, without what comes in.</summary>
    public IReadOnlyList<LayerDescription> Layers => _ordered;

    /// <summary>The number of a layer, counted from 1, what comes in before all others.</summary>
    public int NumberOf(string name) => _numbers[Through(name)];

    // Networks are up to thousands of layers deep: no recursion.
    private void Visit(string result)
    {
        var waiting = new Stack<(string Name, int Next)>();
        waiting.Push((Through(result), 0));
        while (waiting.TryPop(out var step))
        {
            if (step.Next == 0 && !_seen.Add(step.Name)) continue;
            var layer = _layers[step.Name];
            if (layer.Kind != State && step.Next < layer.Inputs.Count)
            {
                waiting.Push((step.Name, step.Next + 1));
                waiting.Push((Through(layer.Inputs[step.Next]), 0));
            }
            else
            {
                _numbers.Add(step.Name, _numbers.Count + 1);
                _ordered.Add(layer);
            }
        }
    }

    private string Through(string name)
    {
        while (_layers.TryGetValue(name, out var layer) && layer.IsForTrainingOnly) name = layer.Inputs[0];
        return name;
    }
}
