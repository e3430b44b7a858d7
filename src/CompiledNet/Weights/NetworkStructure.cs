using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace CompiledNet;

/// <summary>
/// What a prediction computes, as text, and the fingerprint of that text: kinds of layers, how they are wired, their shapes,
/// parameters, and the arguments that a prediction depends on. Weights carry both, so that they are never loaded into
/// a network that computes something else. Names of layers without parameters, the order of the declaration, losses and
/// whatever only training depends on are left out.
/// </summary>
internal sealed class NetworkStructure
{
    private const char LineEnd = '\n';

    private readonly List<StructureLine> _lines = [];
    private readonly Dictionary<string, ParameterDescription> _parameters;
    private readonly string _network;

    public NetworkStructure(NetworkDescription network)
    {
        _network = network.Name;
        _parameters = network.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        foreach (var input in network.Inputs) Add($"the input '{input.Name}'", "Input", Shape(input.Shape));
        var order = new LayerOrder(network.Layers, network.Inputs.Select(input => input.Name), network.Outputs.Select(output => output.Name));
        foreach (var layer in order.Layers) Add(layer, order, "");
        foreach (var output in network.Outputs) Add($"the output '{output.Name}'", "Output", $"is {order.NumberOf(output.Name)}", Shape(output.Shape));
        Text = string.Concat(_lines.Select(line => $"{line}{LineEnd}"));
        Fingerprint = FingerprintOf(Text);
    }

    /// <summary>A line each, ended by a line feed.</summary>
    public string Text { get; }

    /// <summary>SHA-256 of the text in UTF-8, in lower-case hexadecimal.</summary>
    public string Fingerprint { get; }

    /// <summary>The fingerprint of a text.</summary>
    public static string FingerprintOf(string text) => Convert.ToHexStringLower(Sha256.Hash(Encoding.UTF8.GetBytes(text)));

    /// <summary>The first difference to the text of another network, in words; null if there is none.</summary>
    public string? DifferenceTo(string text)
    {
        string[] came = text.Split(LineEnd, StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < _lines.Count; i++)
        {
            string? difference = i < came.Length ? _lines[i].DifferenceTo(StructureLine.Parse(came[i])) : $"expects {_lines[i].Fields[0].Trim()} for {_lines[i].Name}, got nothing more";
            if (difference is not null) return $"the network {_network} {difference}";
        }

        return came.Length > _lines.Count ? $"the network {_network} expects nothing more, got '{came[_lines.Count]}'" : null;
    }

    private void Add(string name, params string[] fields) => _lines.Add(new StructureLine(name, fields));

    private void Add(LayerDescription layer, LayerOrder order, string indent)
    {
        var fields = new List<string> { indent + layer.Kind };
        if (layer.Inputs.Count > 0) fields.Add($"of {string.Join(", ", layer.Inputs.Select(order.NumberOf))}");
        fields.Add(Shape(layer.OutputShape));
        fields.Add($"Activation = {layer.Activation ?? nameof(Linear)}");
        fields.AddRange(layer.Arguments.Where(argument => argument.ChangesPrediction).Select(argument => $"{argument.Name} = {argument.Value}"));
        if (layer.Cell is null) fields.AddRange(layer.Parameters.Select(name => $"{name} {ShapeText.Of(_parameters[name].Shape)}"));
        Add($"'{layer.Name}'", [.. fields]);
        if (layer.Cell is { } cell) AddCell(cell, indent + "  ");
    }

    // The lines of a step are indented below their layer, and counted on their own.
    private void AddCell(CellDescription cell, string indent)
    {
        var inputs = cell.Layers.Where(layer => layer.Kind == "Input").ToList();
        var order = new LayerOrder(cell.Layers, inputs.Select(input => input.Name), [cell.Result]);
        foreach (var input in inputs) Add($"the input '{input.Name}'", indent + "Input", Shape(input.OutputShape));
        foreach (var layer in order.Layers) Add(layer, order, indent);
        Add("the result", indent + "Result", $"is {order.NumberOf(cell.Result)}");
    }

    private static string Shape(IReadOnlyList<int> shape) => $"gives {ShapeText.Of(shape)}";
}
