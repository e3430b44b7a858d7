using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Reading;

/// <summary>Copies a type with [TableRow] into plain values, and looks whether its columns fit its network.</summary>
internal static class RowReader
{
    /// <summary>Reads a type, and where its parts stand; null if it is no row, or another part of it is read for it.</summary>
    public static (RowReading Reading, DeclarationLocations Locations)? Read(TypeDeclarationSyntax syntax, Compilation compilation, CancellationToken token)
    {
        if (compilation.GetSemanticModel(syntax.SyntaxTree).GetDeclaredSymbol(syntax, token) is not INamedTypeSymbol type || RowHere(type, syntax) is not { } row) return null;

        var context = new ReadingContext(compilation, [type], new BlockReadings(), token);
        List<RowColumn> columns = [];
        try
        {
            CheckType(type, syntax, context);
            columns = RowColumns.Of(type, context);
            if (context.IsSound) CheckColumns(type, columns, context);
            if (context.IsSound && row.AttributeClass is { TypeArguments: [INamedTypeSymbol network] }) CheckNetwork(type, columns, network, context);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            context.Report(ProblemCode.InternalError, -1, type.Name, "reading the row", "-", failure.GetType().Name, failure.Message);
        }

        return (
            new RowReading(context.IsSound ? new RowSpec(TypeIdentity.Of(type), Keyword(type), columns.ToEquatableArray()) : null, context.Problems),
            new DeclarationLocations(syntax.Identifier.GetLocation(), context.Locations));
    }

    // Of both attributes the one that names a network, which says more.
    private static AttributeData? RowHere(INamedTypeSymbol type, TypeDeclarationSyntax syntax)
    {
        var row = type.GetAttributes().Where(attribute => attribute.AttributeClass?.IsLibrary(KnownNames.TableRow) == true)
            .OrderByDescending(attribute => attribute.AttributeClass!.Arity).FirstOrDefault();
        bool isHere = row?.ApplicationSyntaxReference is { } place && place.SyntaxTree == syntax.SyntaxTree && syntax.Span.Contains(place.Span);
        return isHere && !row!.IsFaulty() ? row : null;
    }

    private static void CheckType(INamedTypeSymbol type, TypeDeclarationSyntax syntax, ReadingContext context)
    {
        if (!syntax.Modifiers.Any(SyntaxKind.PartialKeyword)) context.Report(ProblemCode.RowNotPartial, -1, type.Name, Keyword(type));
        foreach (var container in syntax.Ancestors().OfType<TypeDeclarationSyntax>().Where(container => !container.Modifiers.Any(SyntaxKind.PartialKeyword)))
            context.Report(ProblemCode.UnusableRow, -1, type.Name, $"'{container.Identifier.ValueText}' around it is not partial: write 'partial' before it");
        string? fault = type.IsStatic ? "it is static: remove static"
            : type.IsRefLikeType ? "it is a ref struct: remove ref"
            : type.IsGenericType || TypeIdentity.Containers(type).Any(container => container.IsGenericType) ? "it is generic, or inside a generic type: remove the type parameters"
            : type.IsFileLocal || TypeIdentity.Containers(type).Any(container => container.IsFileLocal) ? "it is local to a file: make it internal"
            : null;
        if (fault is not null) context.Report(ProblemCode.UnusableRow, -1, type.Name, fault);
    }

    private static void CheckColumns(INamedTypeSymbol type, List<RowColumn> columns, ReadingContext context)
    {
        if (columns.All(column => column.IsTarget)) context.Report(ProblemCode.UnusableRow, -1, type.Name, "it has no public property that could be a feature: add one");
        foreach (var second in columns.GroupBy(column => column.Name).SelectMany(group => group.Skip(1)))
            context.Report(ProblemCode.ColumnTwice, RowColumns.Locate(type, second.Property, context), type.Name, second.Name);
        foreach (var second in columns.Where(column => column.IsTarget).Skip(1))
            context.Report(ProblemCode.SeveralTargets, RowColumns.Locate(type, second.Property, context), type.Name, second.Name);
    }

    private static void CheckNetwork(INamedTypeSymbol type, List<RowColumn> columns, INamedTypeSymbol network, ReadingContext context)
    {
        if (network.TypeKind == TypeKind.Error)
        {
            context.Break();
            return;
        }

        var inputs = network.GetAttributes().Concat(network.GetMembers().OfType<IPropertySymbol>().SelectMany(property => property.GetAttributes()))
            .Where(attribute => attribute.AttributeClass?.IsLibrary("InputAttribute") == true && !attribute.IsFaulty()).ToList();
        if (!network.GetAttributes().Any(attribute => attribute.IsNetwork()) || inputs.Count == 0)
        {
            context.Report(ProblemCode.UnusableRow, -1, type.Name, $"'{network.Name}' is no network: name a class with [Network] and an [Input]");
            return;
        }

        // What is wrong with the inputs themselves is said on them.
        double taken = inputs.Sum(input => Constants.Of(input).Where(constant => constant.Key == "Shape").SelectMany(constant => Constants.Numbers(constant.Value)).Aggregate(1.0, (product, length) => product * length));
        if (taken is < 1 or > int.MaxValue || inputs.Any(input => input.ConstructorArguments[0].IsNull)) return;
        var features = columns.Where(column => !column.IsTarget).ToList();
        bool isKnown = features.All(column => column.Inputs > 0);
        long given = features.Sum(column => (long)Math.Max(1, column.Inputs));
        if (isKnown ? given == taken : given <= taken) return;
        string list = string.Join(", ", features.Select(column => $"{column.Name} {(column.Inputs > 0 ? Number(column.Inputs) : "at least 1")}"));
        context.Report(ProblemCode.RowDoesNotFit, -1, type.Name, network.Name, Number((long)taken), (isKnown ? "" : "at least ") + Number(given), list);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Keyword(INamedTypeSymbol type) => (type.IsValueType, type.IsRecord) switch
    {
        (true, true) => "record struct",
        (true, false) => "struct",
        (false, true) => "record",
        _ => "class",
    };
}
