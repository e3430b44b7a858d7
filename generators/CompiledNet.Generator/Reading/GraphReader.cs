using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Reading;

/// <summary>Reads layers from the partial properties of a class, in source order.</summary>
internal static class GraphReader
{
    /// <summary>Whether the property carries a layer or looks as if it should.</summary>
    public static bool IsConcerned(IPropertySymbol property) =>
        property.GetAttributes().Any(attribute => attribute.IsLayer() || attribute.IsOutput())
        || property.Type.IsLibrary(KnownNames.Node) && property.IsPartialDefinition && property.PartialImplementationPart is null;

    public static bool HasLayer(IPropertySymbol property) => property.GetAttributes().Any(attribute => attribute.IsLayer());

    public static List<NodeSpec> Read(
        INamedTypeSymbol type, ImmutableArray<IPropertySymbol> properties, DeclarationKind kind, ReadingContext context)
    {
        var parts = properties.GroupBy(property => Part(property, context)).ToList();
        if (parts.Count > 1) context.Report(ProblemCode.SeveralParts, Place(parts[1].First(), context), type.Name);
        return properties.Select(property => Read(property, kind, context)).ToList();
    }

    private static NodeSpec Read(IPropertySymbol property, DeclarationKind kind, ReadingContext context)
    {
        context.Token.ThrowIfCancellationRequested();
        var attributes = property.GetAttributes();
        var layers = attributes.Where(attribute => attribute.IsLayer()).ToList();
        var outputs = attributes.Where(attribute => attribute.IsOutput()).ToList();
        if (attributes.Any(attribute => attribute.IsFaulty())) context.Break();
        else if (layers.Count > 1) context.Report(ProblemCode.SeveralLayers, context.Locate(layers[1]), property.Name);
        else if (layers.Count == 0 && outputs.Count > 0) context.Report(ProblemCode.OutputWithoutLayer, context.Locate(outputs[0]), property.Name);
        else if (layers.Count == 0) context.Report(ProblemCode.NodeWithoutLayer, context.Locate(property.Locations.FirstOrDefault()), property.Name);

        string? fault = Fault(property);
        if (fault is not null) context.Report(ProblemCode.UnusableProperty, Place(property, context), property.Name, fault);

        var node = layers.Count > 0
            ? LayerReader.Read(layers[0], property.Name, context)
            : new NodeSpec(property.Name, "", null, null, [], [], null, null, -1);
        if (fault is null && property.DeclaringSyntaxReferences[0].GetSyntax(context.Token) is PropertyDeclarationSyntax syntax)
        {
            node = node with
            {
                PropertyModifiers = string.Join(" ", syntax.Modifiers.Select(modifier => modifier.Text)),
                PropertyName = syntax.Identifier.Text,
            };
        }

        if (outputs.Count == 0) return node;
        if (kind == DeclarationKind.Block) context.Report(ProblemCode.OutputInBlock, context.Locate(outputs[0]), property.Name);
        if (outputs.Count > 1) context.Report(ProblemCode.SeveralLosses, context.Locate(outputs[1]), property.Name);
        return node with { Output = ObjectiveReader.Read(outputs[0], property.Name, context) };
    }

    private static string? Fault(IPropertySymbol property) => property switch
    {
        { IsIndexer: true } => "is an indexer",
        { IsStatic: true } => "is static",
        _ when !property.Type.IsLibrary(KnownNames.Node) || property.RefKind != RefKind.None => "is not of type Node",
        { IsPartialDefinition: false } => "is not partial",
        { PartialImplementationPart: not null } => "is already implemented",
        { SetMethod: not null } => "has a setter",
        { GetMethod: null } => "has no getter",
        { IsRequired: true } => "is required",
        _ when property.GetMethod.DeclaredAccessibility != property.DeclaredAccessibility => "has a getter with an accessibility of its own",
        _ when property.ExplicitInterfaceImplementations.Length > 0 => "implements an interface explicitly",
        _ => null,
    };

    private static int Place(IPropertySymbol property, ReadingContext context) =>
        property.GetAttributes().FirstOrDefault(attribute => attribute.IsLayer() || attribute.IsOutput()) is { } attribute
            ? context.Locate(attribute)
            : context.Locate(property.Locations.FirstOrDefault());

    private static (SyntaxTree?, int) Part(IPropertySymbol property, ReadingContext context) =>
        property.DeclaringSyntaxReferences[0].GetSyntax(context.Token).Parent is { } part ? (part.SyntaxTree, part.SpanStart) : default;
}
