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
    private const int MostLayers = 1 << 16;

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

        if (context.Blocks.TryGet(type, out var known)) return Counted(known.Spec, known.Layers, known.IsSound);
        if (context.Path.Contains(type, SymbolEqualityComparer.Default))
        {
            Recur(type);
            return null;
        }

        var inner = new ReadingContext(context.Compilation, context.Path.Add(type), context.Blocks, context.Token);
        var syntax = (TypeDeclarationSyntax)type.DeclaringSyntaxReferences[0].GetSyntax(context.Token);
        ClassReader.Check(type, syntax, DeclarationKind.Block, inner);
        var spec = DeclarationReader.ReadSpec(type, DeclarationKind.Block, inner);
        foreach (var recursion in inner.Recursions) Recur(recursion);
        context.Blocks.Add(type, spec, inner);
        return Counted(spec, inner.Layers, inner.IsSound);

        // Beyond, comparing declarations would take too long: blocks that use others several times multiply.
        NetworkSpec? Counted(NetworkSpec spec, int layers, bool isSound)
        {
            if (!isSound) context.Break();
            context.Count(layers);
            if (context.Layers <= MostLayers) return spec;
            context.Report(ProblemCode.TooManyLayers, place.AttributeId, place.Owner, Constants.Text(context.Layers), Constants.Text(MostLayers));
            return null;
        }

        void Recur(INamedTypeSymbol target)
        {
            context.Recursions.Add(target);
            bool isOwn = SymbolEqualityComparer.Default.Equals(context.Path[context.Path.Length - 1], target);
            if (isOwn) context.Report(ProblemCode.RecursiveBlock, place.AttributeId, place.Owner, TypeIdentity.Spoken(type));
            else context.Break();
        }
    }
}
