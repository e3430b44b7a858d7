using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Reading;

/// <summary>Types as text.</summary>
internal static class TypeIdentity
{
    private static readonly SymbolDisplayFormat NameFormat =
        new(miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat NamespaceFormat =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    public static TypeSpec Of(INamedTypeSymbol type) => new(
        Namespace(type),
        Containers(type).Select(container => $"partial {Keyword(container)} {Name(container)}").ToEquatableArray(),
        Name(type),
        string.Join(".", Namespaces(type).Concat(Containers(type).Select(container => container.Name)).Append(type.Name)))
    {
        DeniesCompliance = Compliance(type.ContainingAssembly) is true && Compliance(type) is null && Containers(type).Append(type).All(IsVisible),
    };

    /// <summary>The types around a type, outermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        var containers = new Stack<INamedTypeSymbol>();
        for (var container = type.ContainingType; container is not null; container = container.ContainingType) containers.Push(container);
        return containers;
    }

    /// <summary>The type as code anywhere in the project writes it: <c>global::Some.Outer.Inner&lt;int&gt;</c>.</summary>
    public static string Qualified(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The type as people say it.</summary>
    public static string Spoken(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    // What [CLSCompliant] says, if it is there.
    private static bool? Compliance(ISymbol symbol) => symbol.GetAttributes()
        .FirstOrDefault(attribute => attribute.AttributeClass is { Name: nameof(System.CLSCompliantAttribute), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } })
        ?.ConstructorArguments is [{ Value: bool value }] ? value : null;

    private static bool IsVisible(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    // A word of small letters is a keyword, or is one in places, or may become one.
    private static string Name(INamedTypeSymbol type) => type.Name.All(letter => letter is >= 'a' and <= 'z') ? "@" + type.Name : type.ToDisplayString(NameFormat);

    private static string Namespace(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(NamespaceFormat);

    private static IEnumerable<string> Namespaces(INamedTypeSymbol type)
    {
        var names = new Stack<string>();
        for (var space = type.ContainingNamespace; !space.IsGlobalNamespace; space = space.ContainingNamespace) names.Push(space.Name);
        return names;
    }

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };
}
