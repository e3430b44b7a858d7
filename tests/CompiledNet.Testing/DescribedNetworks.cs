using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Testing;

/// <summary>The descriptions of many networks at little cost: of what is emitted only the structures are compiled.</summary>
public static class DescribedNetworks
{
    /// <summary>
    /// The description of each network, by the full name of its class, its containers' before it, separated by dots. <paramref name="types"/>
    /// are further files, which the structures may name.
    /// </summary>
    public static IReadOnlyDictionary<string, NetworkDescription> Of(string source, params string[] types) => Of([source], types);

    /// <summary>The same of several files.</summary>
    public static IReadOnlyDictionary<string, NetworkDescription> Of(IEnumerable<string> sources, IReadOnlyList<string> types)
    {
        var project = GeneratorHost.Compilation(LanguageVersion.CSharp13, [.. sources, .. types]);
        var result = GeneratorHost.Driver().RunGenerators(project).GetRunResult().Results.Single();
        if (result.Exception is { } failure) throw new InvalidOperationException("The generator threw.", failure);
        if (result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
        var structures = result.GeneratedSources.Where(file => file.HintName.Contains(".Structure.", StringComparison.Ordinal)).Select(file => file.SourceText.ToString());
        using var image = new MemoryStream();
        var emitted = GeneratorHost.Compilation(LanguageVersion.CSharp13, [.. structures, .. types]).Emit(image);
        if (!emitted.Success) throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        var assembly = new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(image);
        return assembly.GetTypes().Where(type => type.Name == "Structure").ToDictionary(
            type => type.Namespace!["CompiledNet.Generated.".Length..],
            type => (NetworkDescription)type.GetField("Description", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!);
    }

    /// <summary>What two networks differ in, layer by layer, whatever those of blocks are called; null if they compute the same.</summary>
    public static string? Difference(NetworkDescription found, NetworkDescription expected)
    {
        string[] ours = [.. Lines(found)], theirs = [.. Lines(expected)];
        // Parameters are part of a fingerprint by their names, as files have them; blocks that are written flat have others.
        bool isCalledAlike = found.Parameters.Select(parameter => parameter.Name).SequenceEqual(expected.Parameters.Select(parameter => parameter.Name));
        if (isCalledAlike || expected.Layers.All(layer => DescribedDeclaration.IsNamed(layer.Name) && layer.Cell is null)) (ours, theirs) = ([.. ours, found.Fingerprint], [.. theirs, expected.Fingerprint]);
        return ours.SequenceEqual(theirs) ? null : $"{string.Join("\n", ours.Except(theirs).Prepend("found"))}\n{string.Join("\n", theirs.Except(ours).Prepend("expected"))}";
    }

    private static IEnumerable<string> Lines(NetworkDescription network)
    {
        string[] inputs = [.. network.Inputs.Select(input => input.Name)], names = [.. inputs, .. network.Layers.Select(layer => layer.Name)];
        return
        [
            $"{network.ElementType}",
            .. network.Inputs.Select((input, i) => $"input {i} [{string.Join(", ", input.Shape)}] {input.Vocabulary}"),
            .. Lines(network.Layers, names, inputs.Length, ""),
            .. network.Outputs.Select((output, i) => $"output {i} is {Array.IndexOf(names, output.Name)} [{string.Join(", ", output.Shape)}] {output.Objective} {output.LossWeight} {output.MaskOffset} {output.Targets}"),
            .. network.Parameters.Select((parameter, i) => $"parameter {i} [{string.Join(", ", parameter.Shape)}] at {parameter.Offset}, {parameter.Trainable} {parameter.Initializer} {parameter.Regularizer} {parameter.Constraint} {parameter.AdaptedTo}"),
        ];
    }

    // Layers by number, since names of blocks differ; which layer an argument names is told by what is read or used.
    private static IEnumerable<string> Lines(IReadOnlyList<LayerDescription> layers, string[] names, int first, string indent)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            var layer = layers[i];
            yield return $"{indent}layer {first + i} {layer.Kind} {layer.Activation} of {string.Join(", ", layer.Inputs.Select(Number))} [{string.Join(", ", layer.OutputShape)}] {layer.ParameterCount} {layer.MultiplyAdds}"
                + $" {(layer.WeightsOf is { } owner ? $"weights of {Number(owner)}" : "")} {string.Join(", ", layer.Arguments.Where(argument => argument.Name is not ("Layer" or "Next")))}";
            if (layer.Cell is not { } cell) continue;
            string[] inner = [.. cell.Layers.Select(each => each.Name)];
            foreach (string line in Lines(cell.Layers, inner, 0, indent + "  ")) yield return line;
            yield return $"{indent}  result {Array.IndexOf(inner, cell.Result)}";
        }

        int Number(string layer) => Array.IndexOf(names, layer);
    }
}
