using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Reading;

/// <summary>Copies the attributes of one class into plain values.</summary>
internal static class DeclarationReader
{
    /// <summary>Reads a class, and where its parts stand; null if it declares nothing, or another part of it is read for it.</summary>
    public static (DeclarationReading Reading, DeclarationLocations Locations)? Read(TypeDeclarationSyntax syntax, Compilation compilation, BlockReadings blocks, CancellationToken token)
    {
        if (syntax is StructDeclarationSyntax || compilation.GetSemanticModel(syntax.SyntaxTree).GetDeclaredSymbol(syntax, token) is not INamedTypeSymbol type || KindHere(type, syntax) is not { } kind) return null;

        var context = new ReadingContext(compilation, [type], blocks, token);
        var soundness = Soundness.Nothing;
        NetworkSpec spec;
        try
        {
            bool canEmit = ClassReader.Check(type, syntax, kind, context);
            spec = ReadSpec(type, kind, context);
            if (canEmit) soundness = context.IsSound ? Soundness.Sound : Soundness.StubsOnly;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            context.Report(ProblemCode.InternalError, -1, type.Name, "reading the declaration", "-", failure.GetType().Name, failure.Message);
            spec = new NetworkSpec(TypeIdentity.Of(type), Door.Graph, ElementType.Single, 0, [], []);
        }

        return (
            new DeclarationReading(new Declaration(spec, kind, soundness), context.Problems),
            new DeclarationLocations(syntax.Identifier.GetLocation(), context.Locations));
    }

    /// <summary>Reads the layers of a network, or of a block for its own sake or for one of its users.</summary>
    public static NetworkSpec ReadSpec(INamedTypeSymbol type, DeclarationKind kind, ReadingContext context)
    {
        var attributes = type.GetAttributes();
        var layers = attributes.Where(attribute => attribute.IsLayer()).ToImmutableArray();
        var properties = type.GetMembers().OfType<IPropertySymbol>().Where(GraphReader.IsConcerned).ToImmutableArray();
        if (attributes.Any(attribute => attribute.IsFaulty())) context.Break();

        var door = layers.IsEmpty ? Door.Graph : Door.Stack;
        var nodes = GraphReader.Read(type, properties, kind, context);
        if (door == Door.Stack)
        {
            if (properties.Any(GraphReader.HasLayer)) context.Report(ProblemCode.BothDoors, context.Locate(layers[0]), type.Name);
            else nodes = StackReader.Read(type, layers, kind, context);
        }
        else
        {
            foreach (var loss in attributes.Where(attribute => attribute.IsOutput()))
                context.Report(kind == DeclarationKind.Block ? ProblemCode.OutputInBlock : ProblemCode.LossInGraph, context.Locate(loss), type.Name);
            if (properties.IsEmpty && !context.IsBroken) context.Report(ProblemCode.NoLayers, -1, type.Name);
        }

        context.Count(nodes.Count);
        var network = attributes.FirstOrDefault(attribute => attribute.IsNetwork());
        var (elementType, widths) = Options(network, type, context);
        var members = type.GetMembers().Where(member => !member.IsImplicitlyDeclared && member.CanBeReferencedByName)
            .Select(member => member.Name).Distinct().OrderBy(name => name, StringComparer.Ordinal);
        return new NetworkSpec(TypeIdentity.Of(type), door, elementType, widths, nodes.ToEquatableArray(), members.ToEquatableArray())
        {
            BFloat16Session = Asks(network, nameof(NetworkSpec.BFloat16Session)),
            Streaming = Asks(network, nameof(NetworkSpec.Streaming)),
            InputGradients = Asks(network, nameof(NetworkSpec.InputGradients)),
            AttentionWeights = Asks(network, nameof(NetworkSpec.AttentionWeights)),
        };
    }

    // A class in several parts is read where the attribute stands, and one with both attributes as a network.
    private static DeclarationKind? KindHere(INamedTypeSymbol type, TypeDeclarationSyntax syntax)
    {
        var attributes = type.GetAttributes();
        var network = attributes.FirstOrDefault(attribute => attribute.IsNetwork());
        var attribute = network ?? attributes.FirstOrDefault(candidate => candidate.IsBlock());
        bool isHere = attribute?.ApplicationSyntaxReference is { } place && place.SyntaxTree == syntax.SyntaxTree && syntax.Span.Contains(place.Span);
        return !isHere ? null : network is null ? DeclarationKind.Block : DeclarationKind.Network;
    }

    private static bool Asks(AttributeData? network, string option) => network is not null && network.NamedArguments.Any(argument => argument.Key == option && argument.Value.Value is true);

    private static (ElementType ElementType, int Widths) Options(AttributeData? network, INamedTypeSymbol type, ReadingContext context)
    {
        int elementType = 0, widths = 7;
        foreach (var option in network?.NamedArguments ?? [])
        {
            if (option.Value.Value is not int value) continue;
            if (option.Key == "ElementType") elementType = Within(value, 0, 1, option.Key, "Single or Double");
            if (option.Key == "VectorWidths") widths = Within(value, 1, 7, option.Key, "one or several of V128, V256 and V512");
        }

        if (elementType == (int)ElementType.Double && Asks(network, nameof(NetworkSpec.BFloat16Session)))
            context.Report(ProblemCode.ArgumentOutOfRange, context.Locate(network!), type.Name, "BFloat16Session", "true", "false for ElementType.Double");
        return ((ElementType)elementType, widths);

        int Within(int value, int least, int most, string name, string allowed)
        {
            if (value < least || value > most)
                context.Report(ProblemCode.ArgumentOutOfRange, context.Locate(network!), type.Name, name, Constants.Text(value), allowed);
            return value;
        }
    }
}
