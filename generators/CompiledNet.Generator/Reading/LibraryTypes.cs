using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Reading;

/// <summary>Recognises the library's types among symbols.</summary>
internal static class LibraryTypes
{
    /// <summary>Whether it is the library's type of this name, whatever its type arguments.</summary>
    public static bool IsLibrary(this ITypeSymbol type, string name) => type.Name == name && type.IsLibrary();

    public static bool IsLibrary(this ITypeSymbol type) =>
        type.ContainingType is null
        && type.ContainingNamespace is { Name: KnownNames.Library, ContainingNamespace.IsGlobalNamespace: true }
        && type.ContainingAssembly?.Name == KnownNames.Library;

    /// <summary>The type itself, its base type, and so on.</summary>
    public static IEnumerable<INamedTypeSymbol> Lineage(this INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType) yield return type;
    }

    public static bool IsLayer(this AttributeData attribute) => attribute.Derives(KnownNames.Layer);

    public static bool IsOutput(this AttributeData attribute) =>
        attribute.Derives(KnownNames.Objective) || attribute.Derives(KnownNames.Output);

    public static bool IsNetwork(this AttributeData attribute) => attribute.Derives(KnownNames.Network);

    public static bool IsBlock(this AttributeData attribute) => attribute.Derives(KnownNames.Block) && !attribute.IsLayer();

    /// <summary>Whether the compiler itself has reported an error on it.</summary>
    public static bool IsFaulty(this AttributeData attribute) =>
        attribute.AttributeClass is not { TypeKind: not TypeKind.Error }
        || attribute.AttributeConstructor is null
        || attribute.ConstructorArguments.Any(IsFaulty)
        || attribute.NamedArguments.Any(argument => IsFaulty(argument.Value));

    /// <summary>Whether the type argument breaks the constraints of the library's attribute, which the compiler reports.</summary>
    public static bool HasWrongTypeArgument(this INamedTypeSymbol attribute) =>
        attribute.TypeArguments.Zip(attribute.TypeParameters, (argument, parameter) =>
            argument.TypeKind == TypeKind.Error
            || parameter.HasValueTypeConstraint && !argument.IsValueType
            || parameter.HasReferenceTypeConstraint && !argument.IsReferenceType
            || parameter.ConstraintTypes.Any(constraint => !argument.AllInterfaces.Contains(constraint, SymbolEqualityComparer.Default)))
        .Any(isWrong => isWrong);

    private static bool Derives(this AttributeData attribute, string name) =>
        attribute.AttributeClass.Lineage().Any(type => type.IsLibrary(name));

    private static bool IsFaulty(TypedConstant constant) => constant.Kind == TypedConstantKind.Error;
}
