using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace CompiledNet.Testing;

/// <summary>
/// Writes the declaration of a network from nothing but its description. Blocks are written flat; those that run on every frame, and cells,
/// have no flat form.
/// </summary>
public static partial class DescribedDeclaration
{
    /// <summary>Whether there is a flat form.</summary>
    public static bool IsFlat(NetworkDescription network) => network.Layers.Count > 0 && network.Layers.All(layer => layer.Kind != "TimeDistributed" && layer.Cell is null);

    /// <summary>Whether a property can be called as a layer is; those of blocks have paths for names.</summary>
    public static bool IsNamed(string layer) => !layer.Contains('/', StringComparison.Ordinal);

    /// <summary>The class; a property that cannot be called as its layer is called after its place.</summary>
    public static string Of(NetworkDescription network, string name)
    {
        var names = network.Inputs.Select(input => input.Name).Concat(network.Layers.Select(layer => layer.Name)).Select((given, i) => (given, i)).ToDictionary(pair => pair.given, pair => IsNamed(pair.given) ? pair.given : $"Layer{pair.i}");
        string options = network.ElementType == ElementType.Double ? "(ElementType = ElementType.Double)" : "";
        var properties = network.Inputs.Select(input => Property($"Input({string.Join(", ", input.Shape)})", input.Name))
            .Concat(network.Layers.Select(layer => Property(Attribute(layer, names), layer.Name)));
        return $"[Network{options}] public partial class {name}\n{{\n{string.Join("\n", properties)}\n}}";

        string Property(string attribute, string of) => $"    [{attribute}{string.Concat(network.Outputs.Where(output => output.Name == of).Select(Output))}] public partial Node {names[of]} {{ get; }}";
    }

    private static string Output(OutputDescription output)
    {
        if (output.Objective is null) return ", Output";
        var (type, settings) = Parts(output.Objective);
        string[] arguments = [.. settings.Length > 0 ? new[] { settings } : [], .. output.LossWeight != 1 ? new[] { FormattableString.Invariant($"Weight = {output.LossWeight}f") } : []];
        return $", Output<{type}>({string.Join(", ", arguments)})";
    }

    private static string Attribute(LayerDescription layer, Dictionary<string, string> names)
    {
        string[] sources = [.. layer.Inputs.Select(input => $"nameof({names[input]})")];
        if (layer is { WeightsOf: { } owner, Kind: not "DenseTranspose" }) return $"Shared({string.Join(", ", sources.Prepend($"nameof({names[owner]})"))})";
        var library = typeof(LayerAttribute).Assembly;
        var generic = library.GetType($"CompiledNet.{layer.Kind}Attribute`1") ?? library.GetType($"CompiledNet.{layer.Kind}Attribute`2");
        var type = library.GetType($"CompiledNet.{layer.Kind}Attribute") ?? generic!;
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!.GetParameters();
        var (activation, numbers) = layer.Activation is { } given && generic is not null ? Parts(given) : ("", "");
        var (recurrent, recurrentNumbers) = layer.Arguments.FirstOrDefault(argument => argument.Name == "RecurrentActivation").Value is { } gate ? Parts(gate) : ("", "");
        string types = activation.Length == 0 ? "" : recurrent.Length > 0 ? $"<{activation}, {recurrent}>" : $"<{activation}>";

        var written = layer.Arguments.Where(argument => argument.Name != "RecurrentActivation").ToList();
        var positional = constructor.Where(parameter => parameter.Name is not ("from" or "layer"))
            .Select(parameter => Value(written.Single(argument => argument.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)), parameter.ParameterType));
        if (layer.Kind == "DenseTranspose") positional = [$"nameof({names[layer.WeightsOf!]})"];
        bool merges = constructor.Any(parameter => parameter.Name == "from");
        var named = written.Where(argument => !constructor.Any(parameter => argument.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)))
            .Select(argument => $"{argument.Name} = {Value(argument, type.GetProperty(argument.Name)!.PropertyType)}");
        if (!merges) named = named.Append($"From = {sources[0]}");
        if (numbers.Length > 0) named = named.Append($"ActivationArguments = new double[] {{ {numbers} }}");
        if (recurrentNumbers.Length > 0) named = named.Append($"RecurrentActivationArguments = new double[] {{ {recurrentNumbers} }}");
        return $"{layer.Kind}{types}({string.Join(", ", positional.Concat(merges ? sources : []).Concat(named))})";
    }

    private static (string Type, string Numbers) Parts(string type) => Constructed().Match(type) is var match ? (match.Groups[1].Value, match.Groups[2].Value) : default;

    private static string Value(LayerArgument argument, Type type)
    {
        if (type.IsEnum) return $"{type.Name}.{argument.Value}";
        if (type == typeof(Type)) return Parts(argument.Value) is var (trait, numbers) && numbers.Length == 0 ? $"typeof({trait})" : $"typeof({trait}), {argument.Name}Arguments = new double[] {{ {numbers} }}";
        return type.IsArray ? $"new {(type == typeof(int[]) ? "int" : "double")}[] {{ {argument.Value.Trim('[', ']')} }}" : argument.Value.Trim('[', ']');
    }

    [GeneratedRegex(@"^([\w.]+)(?:\((.*)\))?$")]
    private static partial Regex Constructed();
}
