using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Reading;

/// <summary>Reads a type that the emitted code creates: an activation, a loss, an initializer …</summary>
internal static class TraitReader
{
    private static readonly Dictionary<string, TraitKinds> KindsByInterface =
        ((TraitKinds[])Enum.GetValues(typeof(TraitKinds))).Where(kind => kind != TraitKinds.None).ToDictionary(kind => "I" + kind);

    /// <summary>The type as data; null if it is unusable, which is reported.</summary>
    /// <param name="type">The type.</param>
    /// <param name="expected">The kinds of which it has to be at least one; none for any type.</param>
    /// <param name="arguments">Numbers for its constructor.</param>
    /// <param name="place">Where it is used.</param>
    /// <param name="context">The reading.</param>
    public static TraitSpec? Read(ITypeSymbol type, TraitKinds expected, EquatableArray<double> arguments, TraitPlace place, ReadingContext context)
    {
        if (type.TypeKind == TypeKind.Error)
        {
            context.Break();
            return null;
        }

        var kinds = Kinds(type);
        string? fault = Fault(type, context.Compilation) ?? Missing(kinds, expected);
        if (fault is not null) return Fail(fault);

        var named = (INamedTypeSymbol)type;
        if (!ConstructorMatch.TryFind(named, arguments, out var match)) return Fail(match.Fault);
        return new TraitSpec(TypeIdentity.Qualified(type), type.Name, kinds, FusedWith(type), named.IsLibrary(), match.Arguments, [])
        {
            ConstructorTypes = match.Types,
        };

        TraitSpec? Fail(string reason)
        {
            context.Report(ProblemCode.UnusableType, place.AttributeId, place.Owner, TypeIdentity.Spoken(type), reason);
            return null;
        }
    }

    private static string? Fault(ITypeSymbol type, Compilation compilation) => type switch
    {
        not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } => "it is neither a class nor a struct; give a type that is one",
        INamedTypeSymbol { IsUnboundGenericType: true } => "it is an open generic type; give its type arguments",
        { IsStatic: true } => "it is static; remove static",
        { IsAbstract: true } => "it is abstract; give a type that derives from it",
        { IsRefLikeType: true } => "it is a ref struct; make it a struct",
        _ when IsFileLocal(type) => "it is local to a file, where generated code cannot reach it; make it internal",
        _ when !compilation.IsSymbolAccessibleWithin(type, compilation.Assembly) =>
            "it is not accessible in the whole project; make it and the types around it internal or public",
        _ when RequiredMember(type) is { } member => $"its member '{member.Name}' is required; give it a default value instead",
        _ => null,
    };

    /// <summary>A member of the type, or of one that it derives from, that whoever makes an object has to set.</summary>
    public static ISymbol? RequiredMember(ITypeSymbol type) =>
        (type as INamedTypeSymbol).Lineage().SelectMany(parent => parent.GetMembers())
            .FirstOrDefault(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    private static string? Missing(TraitKinds kinds, TraitKinds expected)
    {
        if (expected == TraitKinds.None || (kinds & expected) != 0) return null;
        var names = KindsByInterface.Where(pair => (pair.Value & expected) != 0).Select(pair => pair.Key);
        return $"it does not implement {string.Join(" or ", names)}; implement that, or give another type";
    }

    private static bool IsFileLocal(ITypeSymbol type) =>
        type is INamedTypeSymbol named
        && (named.IsFileLocal || TypeIdentity.Containers(named).Any(container => container.IsFileLocal) || named.TypeArguments.Any(IsFileLocal));

    private static TraitKinds Kinds(ITypeSymbol type) => type.AllInterfaces.Where(candidate => candidate.IsLibrary())
        .Aggregate(TraitKinds.None, (kinds, candidate) => KindsByInterface.TryGetValue(candidate.Name, out var kind) ? kinds | kind : kinds);

    private static EquatableArray<string> FusedWith(ITypeSymbol type) => type.AllInterfaces
        .Where(candidate => candidate.IsLibrary(KnownNames.FusedLoss))
        .Select(candidate => TypeIdentity.Qualified(candidate.TypeArguments[0]))
        .OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray();
}
