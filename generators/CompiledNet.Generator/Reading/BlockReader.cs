using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Reading;

/// <summary>Reads the block that a layer stands for.</summary>
internal static class BlockReader
{
    /// <summary>
    /// The block's declaration, or null if there is none that could be copied. What is wrong inside the block is reported
    /// on the block, so that here it only breaks the declaration.
    /// </summary>
    public static NetworkSpec? Read(INamedTypeSymbol type, TraitPlace place, ReadingContext context)
    {
        context.Token.ThrowIfCancellationRequested();
        string? fault = type switch
        {
            _ when !type.GetAttributes().Any(attribute => attribute.IsBlock()) => "it is not marked [Block]; mark it",
            _ when !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, context.Compilation.Assembly) =>
                "it belongs to another project, of which only the public part can be seen; move the block into this one",
            _ => null,
        };
        if (fault is not null)
        {
            context.Report(ProblemCode.UnusableType, place.AttributeId, place.Owner, TypeIdentity.Spoken(type), fault);
            return null;
        }

        if (context.Path.Contains(type, SymbolEqualityComparer.Default))
        {
            Recur(type);
            return null;
        }

        var inner = new ReadingContext(context.Compilation, context.Path.Add(type), context.Token);
        var syntax = (TypeDeclarationSyntax)type.DeclaringSyntaxReferences[0].GetSyntax(context.Token);
        ClassReader.Check(type, syntax, DeclarationKind.Block, inner);
        var spec = DeclarationReader.ReadSpec(type, DeclarationKind.Block, inner);
        foreach (var recursion in inner.Recursions) Recur(recursion);
        if (!inner.IsSound) context.Break();
        return spec;

        void Recur(INamedTypeSymbol target)
        {
            context.Recursions.Add(target);
            bool isOwn = SymbolEqualityComparer.Default.Equals(context.Path[context.Path.Length - 1], target);
            if (isOwn) context.Report(ProblemCode.RecursiveBlock, place.AttributeId, place.Owner, TypeIdentity.Spoken(type));
            else context.Break();
        }
    }
}
