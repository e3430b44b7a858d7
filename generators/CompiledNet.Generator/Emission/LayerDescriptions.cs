using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Operators;
using CompiledNet.Generator.Operators.Cells;
using CompiledNet.Generator.Operators.Options;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes what the description says of the layers: kind, arguments and wiring, constants that files and tools read.</summary>
internal static class LayerDescriptions
{
    /// <summary>One expression for each layer that is no input.</summary>
    public static IEnumerable<string> Of(CompiledProgram program)
    {
        var (nodes, layers) = (program.Shaped.Graph.Nodes, program.Shaped.Layers);
        foreach (var node in nodes.Where(node => node.Inputs.Length > 0))
        {
            var extras = new List<string>();
            if ((node.Original ?? (node.Tied is { } tied ? nodes[tied].Owner : null)) is { } owner && program.Parameters.UsedBy(node).Any()) extras.Add($"WeightsOf = {Literals.Of(nodes[owner].Name)}");
            if (node.Cell is { } cell) extras.Add($"Cell = {Cell(node, nodes[node.Owner].Name, cell, layers[node.Id].Cell)}");
            yield return Layer(node, nodes, layers, program.Parameters.UsedBy(node).Select(use => use.Parameter.Name), node.Inputs.Select(input => nodes[input].Name), extras);
        }
    }

    // A state reads what the next step finds: the one way back.
    private static string Cell(GraphNode outer, string owner, CellGraph cell, ImmutableArray<Layer> layers)
    {
        var inner = cell.Nodes.Select(node => Layer(
            node, cell.Nodes, layers,
            layers[node.Id].Parameters.Select(parameter => $"{owner}/{CellLayers.NameOf(outer, node, parameter.Name)}"),
            (cell.States.FirstOrDefault(state => state.Node == node.Id) is { } found ? [found.Next] : node.Inputs).Select(input => cell.Nodes[input].Name),
            []));
        return $"new CellDescription([\n    {string.Join(",\n    ", inner.Select(text => text.Replace("\n", "\n    ")))}], {Literals.Of(cell.Nodes[cell.Result].Name)})";
    }

    private static string Layer(
        GraphNode node, ImmutableArray<GraphNode> nodes, ImmutableArray<Layer> layers, IEnumerable<string> parameters, IEnumerable<string> inputs, IEnumerable<string> extras)
    {
        var layer = layers[node.Id];
        var shapes = node.Inputs.Select(input => layers[input].Output).ToImmutableArray();
        var options = LayerOptions.Of(node.Operator, new OptionContext(node.Spec, shapes, layer.Output));
        var properties = new List<string> { $"Kind = {Literals.Of(node.Operator.Name)}" };
        if (node.Operator.ShownActivation(node.Spec) is { } activation) properties.Add($"Activation = {Literals.Of(OptionText.Of(activation))}");
        if (options.Count > 0) properties.Add($"Arguments = [{string.Join(", ", options.Select(Argument))}]");
        string[] named = [.. parameters];
        if (named.Length > 0) properties.Add($"Parameters = {Literals.Of(named)}");
        if (node.Operator.IsForTrainingOnly) properties.Add("IsForTrainingOnly = true");
        return $$"""
            new LayerDescription({{Literals.Of(node.Name)}}, {{Literals.Of(layer.Label)}}, {{Literals.Of(inputs)}}, {{Literals.Of(layer.Output.Dimensions)}}, {{(node.Original is null ? Sizes.Parameters(layer) : 0)}}, {{Literals.Of(layer.MultiplyAdds)}})
            {
                {{string.Join(",\n    ", properties.Concat(extras.Select(extra => extra.Replace("\n", "\n    "))))}},
            }
            """;
    }

    private static string Argument(LayerOption option) =>
        $"new({Literals.Of(option.Name)}, {Literals.Of(option.Value)}{(option.ChangesPrediction ? "" : ", ChangesPrediction: false")})";
}
