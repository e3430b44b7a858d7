using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Reading;

/// <summary>Copies a type with [TableRow] into plain values, and looks whether its columns fit its network.</summary>
internal static class RowReader
{
    /// <summary>Reads the type that carries the attribute.</summary>
    public static RowReading Read(INamedTypeSymbol type, TypeDeclarationSyntax syntax, AttributeData row)
    {
        var problems = new List<RowProblem>();
        CheckType(type, syntax, problems);
        var columns = RowColumns.Of(type, problems);
        if (problems.Count == 0) CheckColumns(type, columns, problems);
        if (problems.Count == 0 && row.AttributeClass is { TypeArguments: [INamedTypeSymbol network] }) CheckNetwork(type, columns, network, problems);
        return new RowReading(
            MetadataName(type), problems.Count > 0 ? null : new RowSpec(TypeIdentity.Of(type), Keyword(type), columns.ToEquatableArray()), problems.ToEquatableArray());
    }

    /// <summary>Where a problem of a row stands now.</summary>
    public static Location Locate(string metadataName, string property, Compilation compilation)
    {
        var type = compilation.GetTypeByMetadataName(metadataName);
        var member = property.Length == 0 ? null : type.Lineage().SelectMany(parent => parent.GetMembers(property)).FirstOrDefault();
        return (member is { Locations: [{ IsInSource: true }, ..] } ? member : type)?.Locations.FirstOrDefault() ?? Location.None;
    }

    internal static RowProblem Problem(ProblemCode code, string property, params string[] arguments) => new(property, new Problem(code, -1, arguments.ToEquatableArray()));

    private static void CheckType(INamedTypeSymbol type, TypeDeclarationSyntax syntax, List<RowProblem> problems)
    {
        if (!syntax.Modifiers.Any(SyntaxKind.PartialKeyword)) problems.Add(Problem(ProblemCode.RowNotPartial, "", type.Name, Keyword(type)));
        foreach (var container in syntax.Ancestors().OfType<TypeDeclarationSyntax>().Where(container => !container.Modifiers.Any(SyntaxKind.PartialKeyword)))
            problems.Add(Problem(ProblemCode.UnusableRow, "", type.Name, $"'{container.Identifier.ValueText}' around it is not partial: write 'partial' before it"));
        string? fault = type.IsStatic ? "it is static: remove static"
            : type.IsRefLikeType ? "it is a ref struct: remove ref"
            : type.IsGenericType || TypeIdentity.Containers(type).Any(container => container.IsGenericType) ? "it is generic, or inside a generic type: remove the type parameters"
            : type.IsFileLocal || TypeIdentity.Containers(type).Any(container => container.IsFileLocal) ? "it is local to a file: make it internal"
            : null;
        if (fault is not null) problems.Add(Problem(ProblemCode.UnusableRow, "", type.Name, fault));
    }

    private static void CheckColumns(INamedTypeSymbol type, List<RowColumn> columns, List<RowProblem> problems)
    {
        if (columns.All(column => column.IsTarget)) problems.Add(Problem(ProblemCode.UnusableRow, "", type.Name, "it has no public property that could be a feature: add one"));
        foreach (var second in columns.GroupBy(column => column.Name).SelectMany(group => group.Skip(1)))
            problems.Add(Problem(ProblemCode.ColumnTwice, second.Property, type.Name, second.Name));
        foreach (var second in columns.Where(column => column.IsTarget).Skip(1)) problems.Add(Problem(ProblemCode.SeveralTargets, second.Property, type.Name, second.Name));
    }

    private static void CheckNetwork(INamedTypeSymbol type, List<RowColumn> columns, INamedTypeSymbol network, List<RowProblem> problems)
    {
        var inputs = network.GetAttributes().Concat(network.GetMembers().OfType<IPropertySymbol>().SelectMany(property => property.GetAttributes()))
            .Where(attribute => attribute.AttributeClass?.IsLibrary("InputAttribute") == true && !attribute.IsFaulty()).ToList();
        if (!network.GetAttributes().Any(attribute => attribute.IsNetwork()) || inputs.Count == 0)
        {
            problems.Add(Problem(ProblemCode.UnusableRow, "", type.Name, $"'{network.Name}' is no network: name a class with [Network] and an [Input]"));
            return;
        }

        long taken = inputs.Sum(input => input.ConstructorArguments[0].Values.Aggregate(1L, (product, axis) => product * (axis.Value as int? ?? 0)));
        var features = columns.Where(column => !column.IsTarget).ToList();
        bool isKnown = features.All(column => column.Inputs > 0);
        long given = features.Sum(column => System.Math.Max(1, column.Inputs));
        if (isKnown ? given == taken : given <= taken) return;
        string list = string.Join(", ", features.Select(column => $"{column.Name} {(column.Inputs > 0 ? column.Inputs : "at least 1")}"));
        problems.Add(Problem(ProblemCode.RowDoesNotFit, "", type.Name, network.Name, taken.ToString(System.Globalization.CultureInfo.InvariantCulture), (isKnown ? "" : "at least ") + given.ToString(System.Globalization.CultureInfo.InvariantCulture), list));
    }

    private static string MetadataName(INamedTypeSymbol type)
    {
        string names = string.Join("+", TypeIdentity.Containers(type).Append(type).Select(part => part.MetadataName));
        return type.ContainingNamespace.IsGlobalNamespace ? names : type.ContainingNamespace.ToDisplayString() + "." + names;
    }

    private static string Keyword(INamedTypeSymbol type) => (type.IsValueType, type.IsRecord) switch
    {
        (true, true) => "record struct",
        (true, false) => "struct",
        (false, true) => "record",
        _ => "class",
    };
}
