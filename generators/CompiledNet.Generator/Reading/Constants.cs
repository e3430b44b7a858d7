using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Reading;

/// <summary>The constants written in an attribute.</summary>
internal static class Constants
{
    /// <summary>The arguments of the constructor under Pascal-case names, then the named ones; null values are left out.</summary>
    public static ImmutableArray<KeyValuePair<string, TypedConstant>> Of(AttributeData attribute) =>
        attribute.AttributeConstructor!.Parameters
            .Zip(attribute.ConstructorArguments, (parameter, value) => new KeyValuePair<string, TypedConstant>(Pascal(parameter.Name), value))
            .Concat(attribute.NamedArguments)
            .Where(argument => !argument.Value.IsNull)
            .ToImmutableArray();

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>The constant or, of an array, its elements.</summary>
    public static IEnumerable<TypedConstant> Elements(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Array ? constant.Values : [constant];

    public static EquatableArray<double> Numbers(TypedConstant constant) =>
        Elements(constant).Where(element => element.Kind != TypedConstantKind.Type && element.Value is not (null or string))
            .Select(element => Number(element.Value!)).ToEquatableArray();

    public static EquatableArray<string> Texts(TypedConstant constant) =>
        Elements(constant).Where(element => element.Kind == TypedConstantKind.Primitive).Select(element => element.Value)
            .OfType<string>().ToEquatableArray();

    /// <summary>The constant as C# text, or null if it is of no kind that an option can have.</summary>
    public static string? Literal(TypedConstant constant) => constant switch
    {
        { Kind: TypedConstantKind.Array } => null,
        { Kind: TypedConstantKind.Enum, Type: { } type, Value: { } value } =>
            $"({TypeIdentity.Qualified(type)})({Convert.ToString(value, CultureInfo.InvariantCulture)})",
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({TypeIdentity.Qualified(type)})",
        _ => constant.Value switch
        {
            bool value => Literals.Of(value),
            int value => Literals.Of(value),
            long value => Literals.Of(value),
            float value => Literals.Of(value),
            double value => Literals.Of(value),
            string value => Literals.Of(value),
            _ => null,
        },
    };

    public static string Text(double value) => value.ToString("G9", CultureInfo.InvariantCulture);

    private static double Number(object value) => value switch
    {
        bool flag => flag ? 1 : 0,
        char letter => letter,
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };
}
