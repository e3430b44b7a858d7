using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Testing;

/// <summary>
/// Writes the declaration of a network from nothing but its description. Blocks are written flat, but for those that run on every frame
/// and those that a <c>Recurrent</c> takes through a sequence: they become classes beside it.
/// </summary>
public static class DescribedDeclaration
{
    /// <summary>Whether a property can be called as a layer is; those of blocks have paths for names.</summary>
    public static bool IsNamed(string layer) => !layer.Contains('/', StringComparison.Ordinal);

    /// <summary>The classes; a property that cannot be called as its layer is called after its place.</summary>
    public static string Of(NetworkDescription network, string name)
    {
        var classes = new List<string>();
        var scope = new DescribedScope(name, classes, "", network.Inputs.Select(input => input.Name).Concat(network.Layers.Select(layer => layer.Name)));
        foreach (var input in network.Inputs) scope.Add(input.Name, $"Input({string.Join(", ", input.Shape)})");
        scope.Add(network.Layers, layer => string.Concat(network.Outputs.Where(output => output.Name == layer).Select(Output)));
        string options = network.ElementType == ElementType.Double ? "(ElementType = ElementType.Double)" : "";
        return string.Join("\n", classes.Append(scope.Class($"Network{options}", name)));
    }

    private static string Output(OutputDescription output)
    {
        if (output.Objective is null) return ", Output";
        var (type, settings) = DescribedLayer.Parts(output.Objective);
        string[] arguments = [.. settings.Length > 0 ? new[] { settings } : [], .. output.LossWeight != 1 ? new[] { FormattableString.Invariant($"Weight = {output.LossWeight}f") } : []];
        return $", Output<{type}>({string.Join(", ", arguments)})";
    }
}
