using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Reading;

/// <summary>Reads layers from the attributes of a class, in source order.</summary>
internal static class StackReader
{
    public static List<NodeSpec> Read(
        INamedTypeSymbol type, ImmutableArray<AttributeData> layers, DeclarationKind kind, ReadingContext context)
    {
        var parts = layers.GroupBy(layer => Part(layer, context)).ToList();
        if (parts.Count > 1) context.Report(ProblemCode.SeveralParts, context.Locate(parts[1].First()), type.Name);

        var nodes = layers.OrderBy(layer => layer.ApplicationSyntaxReference?.Span.Start)
            .Select(layer => LayerReader.Read(layer, property: null, context)).ToList();
        foreach (var node in nodes.Where(node => node.From.Count > 0))
            context.Report(ProblemCode.FromInStack, node.AttributeId, node.Name ?? node.Operator);

        var losses = type.GetAttributes().Where(attribute => attribute.IsOutput()).ToList();
        if (losses.Count == 0) return nodes;
        if (kind == DeclarationKind.Block) context.Report(ProblemCode.OutputInBlock, context.Locate(losses[0]), type.Name);
        if (losses.Count > 1) context.Report(ProblemCode.SeveralLosses, context.Locate(losses[1]), type.Name);
        nodes[nodes.Count - 1] = nodes[nodes.Count - 1] with { Output = ObjectiveReader.Read(losses[0], type.Name, context) };
        return nodes;
    }

    private static (SyntaxTree?, int) Part(AttributeData attribute, ReadingContext context) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(context.Token).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } part
            ? (part.SyntaxTree, part.SpanStart)
            : default;
}
