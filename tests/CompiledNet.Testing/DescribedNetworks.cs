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
        // Parameters are part of a fingerprint by their names, as files have them.
        if (expected.Layers.All(layer => DescribedDeclaration.IsNamed(layer.Name))) (ours, theirs) = ([.. ours, found.Fingerprint], [.. theirs, expected.Fingerprint]);
        return ours.SequenceEqual(theirs) ? null : $"{string.Join("\n", ours.Except(theirs).Prepend("found"))}\n{string.Join("\n", theirs.Except(ours).Prepend("expected"))}";
    }

    private static IEnumerable<string> Lines(NetworkDescription network) =>
    [
        $"{network.ElementType}",
        .. network.Inputs.Select((input, i) => $"input {i} [{string.Join(", ", input.Shape)}] {input.Vocabulary}"),
        .. network.Layers.Select((layer, i) => $"layer {i} {layer.Kind} {layer.Activation} [{string.Join(", ", layer.OutputShape)}] {layer.ParameterCount} {layer.MultiplyAdds} {string.Join(", ", layer.Arguments.Where(argument => argument.Name != "Layer"))}"),
        .. network.Outputs.Select((output, i) => $"output {i} [{string.Join(", ", output.Shape)}] {output.Objective} {output.LossWeight} {output.MaskOffset} {output.Targets}"),
    ];
}
