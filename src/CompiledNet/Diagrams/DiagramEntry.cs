using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CompiledNet.Diagrams;

/// <summary>What every diagram says of an input or a layer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Lines">What stands in its box: name, operator, and its output shape with None for the batch and, if it has any, its parameters.</param>
/// <param name="Inputs">The names of what it reads.</param>
internal sealed record DiagramEntry(string Name, string[] Lines, IReadOnlyList<string> Inputs)
{
    /// <summary>All of a network; each stands behind what it reads.</summary>
    public static IReadOnlyList<DiagramEntry> Of(NetworkDescription network)
    {
        var layers = network.Layers.Select(layer => layer.Name).ToHashSet(StringComparer.Ordinal);
        var inputs = network.Inputs.Where(input => !layers.Contains(input.Name)).Select(input => new DiagramEntry(input.Name, [input.Name, "Input", Shape(input.Shape)], []));
        return [.. inputs, .. network.Layers.Select(layer => new DiagramEntry(layer.Name, [layer.Name, layer.Operator, Shape(layer.OutputShape) + Parameters(layer)], layer.Inputs))];
    }

    private static string Shape(IReadOnlyList<int> shape) => $"(None{string.Concat(shape.Select(size => string.Create(CultureInfo.InvariantCulture, $", {size}")))})";

    private static string Parameters(LayerDescription layer) => layer.ParameterCount == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" · {layer.ParameterCount:N0} parameters");
}
