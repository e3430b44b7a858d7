using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Reading;

/// <summary>Copies one layer attribute; knows the conventions that all of them keep, and none of them.</summary>
internal static class LayerReader
{
    private const string Suffix = "Arguments";

    private static readonly Dictionary<string, TraitKinds> KindsBySuffix = new()
    {
        ["Initializer"] = TraitKinds.Initializer,
        ["Regularizer"] = TraitKinds.Regularizer,
        ["Constraint"] = TraitKinds.Constraint,
    };

    /// <summary>Reads the layer on a property, or on the class if <paramref name="property"/> is null.</summary>
    public static NodeSpec Read(AttributeData attribute, string? property, ReadingContext context)
    {
        int id = context.Locate(attribute);
        var node = new NodeSpec(property, "", null, null, [], [], null, null, id);
        if (attribute.IsFaulty())
        {
            context.Break();
            return node;
        }

        var library = LibraryClass(attribute.AttributeClass!);
        string kind = library.Name.Substring(0, library.Name.Length - nameof(Attribute).Length);
        CheckDerivation(attribute, library, property ?? kind, id, context);

        var constants = Constants.Of(attribute);
        var numbers = constants.Where(constant => IsArguments(constant.Key))
            .ToDictionary(constant => constant.Key, constant => Constants.Numbers(constant.Value));
        var arguments = new List<Argument>();
        var from = new List<string>();
        foreach (var constant in constants)
        {
            if (IsArguments(constant.Key)) continue;
            if (constant.Key == nameof(NodeSpec.From)) from.AddRange(Constants.Elements(constant.Value).Select(element => element.Value as string ?? ""));
            else if (constant.Key == nameof(NodeSpec.Name)) node = node with { Name = Name(constant.Value, property, id, context) };
            else arguments.Add(Read(constant.Key, constant.Value));
        }

        node = node with { Operator = kind, From = from.ToEquatableArray(), Arguments = arguments.ToEquatableArray() };
        if (library.HasWrongTypeArgument()) context.Break();
        else
        {
            for (int i = 0; i < library.TypeArguments.Length; i++)
                if (library.TypeArguments[i] is INamedTypeSymbol type) node = WithType(node, type, library.TypeParameters[i].Name.Substring(1));
        }

        foreach (string unused in numbers.Keys)
            context.Report(ProblemCode.ArgumentsWithoutType, id, node.Name ?? kind, unused, Stem(unused));
        return node;

        Argument Read(string name, TypedConstant constant)
        {
            TraitSpec? trait = null;
            if (constant is { Kind: TypedConstantKind.Type, Value: ITypeSymbol type })
            {
                var expected = KindsBySuffix.FirstOrDefault(pair => name.EndsWith(pair.Key, StringComparison.Ordinal)).Value;
                trait = TraitReader.Read(type, expected, Taken(name), new TraitPlace(property ?? kind, id), context);
            }

            return new Argument(name, Constants.Numbers(constant), Constants.Texts(constant), trait);
        }

        // A type parameter TActivation is the layer's activation, TRecurrentActivation an argument RecurrentActivation, TBlock or
        // TCell the block that it stands for.
        NodeSpec WithType(NodeSpec spec, INamedTypeSymbol type, string role)
        {
            if (role is "Block" or "Cell") return spec with { Block = BlockReader.Read(type, new TraitPlace(property ?? kind, id), context) };
            var trait = TraitReader.Read(type, TraitKinds.ElementwiseActivation | TraitKinds.VectorActivation, Taken(role), new TraitPlace(property ?? kind, id), context);
            return role == "Activation" ? spec with { Activation = trait } : spec with { Arguments = spec.Arguments.Append(new Argument(role, [], [], trait)).ToEquatableArray() };
        }

        EquatableArray<double> Taken(string name)
        {
            if (!numbers.TryGetValue(name + Suffix, out var taken)) return [];
            numbers.Remove(name + Suffix);
            return taken;
        }
    }

    private static bool IsArguments(string name) => name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal);

    private static string Stem(string name) => name.Substring(0, name.Length - Suffix.Length);

    /// <summary>The library's layer that the attribute is, or derives from.</summary>
    private static INamedTypeSymbol LibraryClass(INamedTypeSymbol attribute) => attribute.Lineage().First(type => type.IsLibrary());

    // What the constructor of a derived attribute passes on cannot be seen, only what it is given. So it must be given
    // everything, as the library's would be: else [Hidden] : Dense(64) would be read as Dense(), and [Wide("64")] as nothing.
    private static void CheckDerivation(AttributeData attribute, INamedTypeSymbol library, string name, int id, ReadingContext context)
    {
        if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, library)) return;
        foreach (var wanted in library.InstanceConstructors.OrderByDescending(constructor => constructor.Parameters.Length).First().Parameters)
        {
            var given = attribute.AttributeConstructor!.Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, wanted.Name, StringComparison.OrdinalIgnoreCase));
            if (given is not null && IsSame(given.Type, wanted.Type)) continue;
            context.Report(ProblemCode.UnknownLayer, id, name, attribute.AttributeClass!.Name, given is null
                ? $"its constructor lacks the parameter '{wanted.Name}' of {library.Name}, whose value the compiler has to see where the attribute is used; add it"
                : Retyped($"parameter '{given.Name}'", wanted.Type));
            return;
        }

        foreach (var property in attribute.AttributeClass.Lineage().TakeWhile(type => !type.IsLibrary()).SelectMany(type => type.GetMembers().OfType<IPropertySymbol>()))
        {
            if (library.Lineage().SelectMany(type => type.GetMembers(property.Name).OfType<IPropertySymbol>()).FirstOrDefault() is not { } hidden || IsSame(property.Type, hidden.Type)) continue;
            context.Report(ProblemCode.UnknownLayer, id, name, attribute.AttributeClass!.Name, Retyped($"property '{property.Name}'", hidden.Type));
            return;
        }

        string Retyped(string what, ITypeSymbol type) => $"its {what} is not of the type {TypeIdentity.Spoken(type)}, as that of {library.Name} is; give it that type";
    }

    // One number may stand for several.
    private static bool IsSame(ITypeSymbol given, ITypeSymbol wanted) =>
        SymbolEqualityComparer.Default.Equals(given, wanted) || wanted is IArrayTypeSymbol { ElementType: var element } && SymbolEqualityComparer.Default.Equals(given, element);

    private static string Name(TypedConstant constant, string? property, int id, ReadingContext context)
    {
        string name = constant.Value as string ?? "";
        if (property is not null)
        {
            context.Report(ProblemCode.NameInGraph, id, property);
            return property;
        }

        if (name.Length == 0 || !name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.'))
            context.Report(ProblemCode.InvalidName, id, name);
        return name;
    }
}
