using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Reading;

/// <summary>Reads the properties of a row.</summary>
internal static class RowColumns
{
    /// <summary>The columns, those of base types first.</summary>
    public static List<RowColumn> Of(INamedTypeSymbol type, List<RowProblem> problems)
    {
        var columns = new List<RowColumn>();
        // Of a property that hides another of its name the object has the one of the derived type.
        var properties = type.Lineage().Reverse().SelectMany(parent => parent.GetMembers().OfType<IPropertySymbol>())
            .Where(property => property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public, IsOverride: false })
            .GroupBy(property => property.Name).Select(named => named.Last()).Where(property => !IsForbidden(property));
        foreach (var property in properties)
        {
            var attributes = property.GetAttributes();
            if (Find(attributes, "NotFeatureAttribute") is not null) continue;
            var (feature, target) = (Find(attributes, "FeatureAttribute"), Find(attributes, "TargetAttribute"));
            if (Column(property, feature, target) is { } column) columns.Add(column);
            else problems.Add(RowReader.Problem(ProblemCode.UnusableFeature, property.Name, type.Name, property.Name, TypeIdentity.Spoken(property.Type)));
        }

        return columns;
    }

    // Marked as obsolete so that its use is an error: no code can read it.
    private static bool IsForbidden(IPropertySymbol property) =>
        property.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute" && attribute.ConstructorArguments.Any(argument => argument.Value is true));

    private static RowColumn? Column(IPropertySymbol property, AttributeData? feature, AttributeData? target)
    {
        bool isNullable = property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        var type = isNullable ? ((INamedTypeSymbol)property.Type).TypeArguments[0] : property.Type;
        if (KindOf(type) is not { } kind) return null;
        string name = (target ?? feature)?.ConstructorArguments is [{ Value: string given }] && given.Length > 0 ? given : property.Name;
        int stated = feature?.NamedArguments.Where(argument => argument.Key == "Inputs").Select(argument => argument.Value.Value as int?).FirstOrDefault() ?? 0;
        int inputs = stated > 0 ? stated : kind is RowColumnKind.Number or RowColumnKind.Truth ? 1 : 0;
        return new RowColumn(property.Name, name, kind, isNullable, target is not null, inputs) { Members = kind == RowColumnKind.Member ? Members(type).ToEquatableArray() : [] };
    }

    private static RowColumnKind? KindOf(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => RowColumnKind.Member,
        { SpecialType: SpecialType.System_String } => RowColumnKind.Text,
        { SpecialType: SpecialType.System_Boolean } => RowColumnKind.Truth,
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } => RowColumnKind.Number,
        _ => null,
    };

    // Of several names for one value the first.
    private static IEnumerable<string> Members(ITypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)
        .GroupBy(field => field.ConstantValue).Select(group => $"{TypeIdentity.Qualified(type)}.{Keywords.Escape(group.First().Name)}");

    private static AttributeData? Find(IEnumerable<AttributeData> attributes, string name) =>
        attributes.FirstOrDefault(attribute => attribute.AttributeClass?.IsLibrary(name) == true && !attribute.IsFaulty());
}
