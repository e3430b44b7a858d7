using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Reading;

/// <summary>Checks whether a class can get a generated part.</summary>
internal static class ClassReader
{
    /// <summary>Reports what is wrong with the class itself; false if not even a stub can be emitted for it.</summary>
    public static bool Check(INamedTypeSymbol type, TypeDeclarationSyntax syntax, DeclarationKind kind, ReadingContext context)
    {
        bool canEmit = CheckPartial(type, syntax, context);
        foreach (string fault in Faults(type, syntax, kind))
        {
            context.Report(ProblemCode.UnsupportedClass, -1, type.Name, fault);
            canEmit &= fault == Abstract;
        }

        if (type.GetAttributes().FirstOrDefault(attribute => attribute.IsBlock()) is { } block && kind == DeclarationKind.Network)
            context.Report(ProblemCode.NetworkAndBlock, context.Locate(block), type.Name);
        if (kind == DeclarationKind.Network) CheckMembers(type, context);

        var version = ((CSharpParseOptions)syntax.SyntaxTree.Options).LanguageVersion;
        if (version >= LanguageVersion.CSharp13) return canEmit;
        context.Report(ProblemCode.LanguageVersionTooOld, -1, type.Name, version.ToDisplayString());
        return false;
    }

    private const string Abstract = "is abstract; remove abstract";

    private static bool CheckPartial(INamedTypeSymbol type, TypeDeclarationSyntax syntax, ReadingContext context)
    {
        bool isPartial = true;
        if (!syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            context.Report(ProblemCode.ClassNotPartial, -1, type.Name);
            isPartial = false;
        }

        foreach (var container in syntax.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            if (container.Modifiers.Any(SyntaxKind.PartialKeyword)) continue;
            int place = context.Locate(container.Identifier.GetLocation());
            context.Report(ProblemCode.ContainingTypeNotPartial, place, type.Name, container.Identifier.ValueText);
            isPartial = false;
        }

        return isPartial;
    }

    private static IEnumerable<string> Faults(INamedTypeSymbol type, TypeDeclarationSyntax syntax, DeclarationKind kind)
    {
        if (type.IsStatic) yield return "is static; remove static";
        else if (type.IsAbstract) yield return Abstract;
        if (type.IsRecord) yield return "is a record; make it a class";
        if (type.IsFileLocal || TypeIdentity.Containers(type).Any(container => container.IsFileLocal)) yield return "is local to a file; make it internal";
        if (type.IsGenericType || TypeIdentity.Containers(type).Any(container => container.IsGenericType))
            yield return "is generic, or inside a generic type; remove the type parameters";
        if (kind == DeclarationKind.Block) yield break;
        if (syntax.ParameterList is not null) yield return "has a primary constructor, which the generated one could not call; use a constructor that calls this(seed: …), or a property";
        if (TraitReader.RequiredMember(type) is { } member) yield return $"has the required member '{member.Name}', which nobody sets where a network is made from a file; remove required";
        if (type.BaseType is { } parent && !parent.InstanceConstructors.Any(IsDefault))
            yield return $"derives from '{parent.Name}', which has no constructor without parameters; add one there, or derive from no class";
    }

    private static bool IsDefault(IMethodSymbol constructor) =>
        constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility != Accessibility.Private;

    private static void CheckMembers(INamedTypeSymbol type, ReadingContext context)
    {
        if (ReservedMembers.Names.Contains(type.Name)) context.Report(ProblemCode.ReservedMember, -1, type.Name, type.Name);
        foreach (var member in type.GetMembers().Where(member => !member.IsImplicitlyDeclared))
        {
            if (ReservedMembers.Names.Contains(member.Name) || member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && IsReserved(constructor))
                context.Report(ProblemCode.ReservedMember, context.Locate(member.Locations.FirstOrDefault()), type.Name, member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
        }

        foreach (var member in type.BaseType.Lineage().SelectMany(parent => parent.GetMembers()))
        {
            if (ReservedMembers.Names.Contains(member.Name) && member.DeclaredAccessibility != Accessibility.Private)
                context.Report(ProblemCode.ReservedMember, -1, type.Name, member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
        }
    }

    // The generated constructors take a seed or none; one without parameters would be ambiguous with the default value.
    private static bool IsReserved(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences[0].GetSyntax() is ConstructorDeclarationSyntax
        && (constructor.Parameters.IsEmpty || IsSeed(constructor));

    private static bool IsSeed(IMethodSymbol constructor) =>
        constructor.Parameters.Length == 1 && IsInteger(constructor.Parameters[0].Type);

    private static bool IsInteger(ITypeSymbol type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
        ? IsInteger(nullable.TypeArguments[0])
        : type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;
}
