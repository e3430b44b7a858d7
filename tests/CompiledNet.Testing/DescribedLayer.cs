using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;

namespace CompiledNet.Testing;

/// <summary>Writes the attribute of a layer from what its description says of it.</summary>
internal static partial class DescribedLayer
{
    /// <summary>The attribute.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="isUse">Whether it is another layer of its class once more.</param>
    /// <param name="names">The property of each layer of its class.</param>
    public static string Attribute(LayerDescription layer, bool isUse, IReadOnlyDictionary<string, string> names)
    {
        if (layer.Kind == "Input") return "Input";
        string[] sources = [.. layer.Inputs.Select(input => $"nameof({names[input]})")];
        if (layer.Kind == "State") return $"State({layer.Arguments.Single(argument => argument.Name == "Shape").Value.Trim('[', ']')}, Next = {sources[0]})";
        if (isUse) return $"Shared({string.Join(", ", sources.Prepend($"nameof({names[layer.WeightsOf!]})"))})";
        var library = typeof(LayerAttribute).Assembly;
        var generic = library.GetType($"CompiledNet.{layer.Kind}Attribute`1") ?? library.GetType($"CompiledNet.{layer.Kind}Attribute`2");
        var type = library.GetType($"CompiledNet.{layer.Kind}Attribute") ?? generic!;
        var (activation, numbers) = layer.Activation is { } given && generic is not null ? Parts(given) : ("", "");
        var (recurrent, recurrentNumbers) = layer.Arguments.FirstOrDefault(argument => argument.Name == "RecurrentActivation").Value is { } gate ? Parts(gate) : ("", "");
        string types = activation.Length == 0 ? "" : recurrent.Length > 0 ? $"<{activation}, {recurrent}>" : $"<{activation}>";

        // Nothing at all is written by a constructor without it.
        var written = layer.Arguments.Where(argument => argument.Name != "RecurrentActivation" && argument.Value != "[]").ToList();
        var constructor = type.GetConstructors().Select(candidate => candidate.GetParameters()).Where(parameters => parameters.All(parameter => IsWiring(parameter) || written.Exists(argument => Is(argument, parameter))))
            .MaxBy(parameters => parameters.Length)!;
        var positional = constructor.Where(parameter => !IsWiring(parameter)).Select(parameter => Value(written.Single(argument => Is(argument, parameter)), parameter.ParameterType));
        if (layer.WeightsOf is { } owner) positional = [$"nameof({names[owner]})"];
        bool merges = constructor.Any(parameter => parameter.Name == "from");
        var named = written.Where(argument => !constructor.Any(parameter => Is(argument, parameter))).Select(argument => $"{argument.Name} = {Value(argument, type.GetProperty(argument.Name)!.PropertyType)}");
        if (!merges) named = named.Append($"From = {sources[0]}");
        if (numbers.Length > 0) named = named.Append($"ActivationArguments = new double[] {{ {numbers} }}");
        if (recurrentNumbers.Length > 0) named = named.Append($"RecurrentActivationArguments = new double[] {{ {recurrentNumbers} }}");
        return $"{layer.Kind}{types}({string.Join(", ", positional.Concat(merges ? sources : []).Concat(named))})";
    }

    /// <summary>The attribute of a layer that takes the block <paramref name="cell"/> through a sequence.</summary>
    public static string Recurrent(LayerDescription layer, string cell, IReadOnlyDictionary<string, string> names) =>
        $"{layer.Kind}<{cell}>({string.Join(", ", layer.Inputs.Select(input => $"nameof({names[input]})").Concat(layer.Arguments.Select(argument => $"{argument.Name} = {argument.Value}")))})";

    /// <summary>A type and what it is constructed from.</summary>
    public static (string Type, string Numbers) Parts(string type) => Constructed().Match(type) is var match ? (match.Groups[1].Value, match.Groups[2].Value) : default;

    private static bool IsWiring(ParameterInfo parameter) => parameter.Name is "from" or "layer";

    private static bool Is(LayerArgument argument, ParameterInfo parameter) => argument.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase);

    private static string Value(LayerArgument argument, Type type)
    {
        if (type.IsEnum) return $"{type.Name}.{argument.Value}";
        if (type == typeof(Type)) return Parts(argument.Value) is var (trait, numbers) && numbers.Length == 0 ? $"typeof({trait})" : $"typeof({trait}), {argument.Name}Arguments = new double[] {{ {numbers} }}";
        return type.IsArray ? $"new {(type == typeof(int[]) ? "int" : "double")}[] {{ {argument.Value.Trim('[', ']')} }}" : argument.Value.Trim('[', ']');
    }

    [GeneratedRegex(@"^([\w.]+)(?:\((.*)\))?$")]
    private static partial Regex Constructed();
}
