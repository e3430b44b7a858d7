using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Generator.Operators.Options;

/// <summary>The arguments of a layer, those with a default and those that are written.</summary>
internal static class LayerOptions
{
    // The reader takes types under such names for what starts, penalises or bounds a parameter.
    private static readonly string[] OfParameters = ["Initializer", "Regularizer", "Constraint"];

    /// <summary>
    /// All of them by name. An argument that its operator says nothing of is taken for one that predictions depend on, so
    /// that weights are rather refused than loaded into something else.
    /// </summary>
    public static IReadOnlyList<LayerOption> Of(Operator layer, OptionContext context)
    {
        var options = new List<LayerOption>();
        foreach (var rule in layer.Options)
            if (rule.Value(context) is { } value) options.Add(new LayerOption(rule.Name, value, rule.ChangesPrediction));
        var known = new HashSet<string>(layer.Options.Select(rule => rule.Name));
        foreach (var written in context.Node.Arguments.Where(argument => !known.Contains(argument.Name)))
            options.Add(new LayerOption(written.Name, OptionText.Of(written), !IsOfParameters(written.Name)));
        return [.. options.OrderBy(option => option.Name, StringComparer.Ordinal)];
    }

    private static bool IsOfParameters(string argument) => OfParameters.Any(suffix => argument.EndsWith(suffix, StringComparison.Ordinal));
}
