using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Reading;

/// <summary>Reads the properties of a row.</summary>
internal static class RowColumns
{
    private static readonly string[] Marks = ["FeatureAttribute", "TargetAttribute", "NotFeatureAttribute"];

    /// <summary>The columns, those of base types first.</summary>
    public static List<RowColumn> Of(INamedTypeSymbol type, ReadingContext context)
    {
        var columns = new List<RowColumn>();
        foreach (var property in Properties(type).Where(property => property.GetMethod is { DeclaredAccessibility: Accessibility.Public }))
        {
            var attributes = Attributes(property);
            if (Find(attributes, "NotFeatureAttribute") is not null) continue;
            if (property.Type.TypeKind == TypeKind.Error) context.Break();
            else if (Column(property, Find(attributes, "FeatureAttribute"), Find(attributes, "TargetAttribute"), context) is { } column) columns.Add(column);
            else context.Report(ProblemCode.UnusableFeature, Locate(property, context), type.Name, property.Name, TypeIdentity.Spoken(property.Type));
        }

        return columns;
    }

    /// <summary>The place of the property that a type calls by this name.</summary>
    public static int Locate(INamedTypeSymbol type, string name, ReadingContext context) => Locate(Properties(type).First(property => property.Name == name), context);

    // One that a base type of another project declares stands nowhere: then the type's name is the place.
    private static int Locate(IPropertySymbol property, ReadingContext context) => context.Locate(property.Locations.FirstOrDefault());

    // What hides or overrides another is the one that the type's own code reads.
    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type) => type.Lineage().Reverse().SelectMany(parent => parent.GetMembers().OfType<IPropertySymbol>())
        .Where(property => property is { IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true })
        .GroupBy(property => property.Name).Select(group => group.Last())
        .Where(property => property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false });

    // An override without a mark of its own is what the overridden one is.
    private static ImmutableArray<AttributeData> Attributes(IPropertySymbol property)
    {
        var own = property.GetAttributes();
        return property.OverriddenProperty is { } overridden && !own.Any(attribute => Marks.Any(mark => attribute.AttributeClass?.IsLibrary(mark) == true)) ? Attributes(overridden) : own;
    }

    private static RowColumn? Column(IPropertySymbol property, AttributeData? feature, AttributeData? target, ReadingContext context)
    {
        bool isNullable = property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        var type = isNullable ? ((INamedTypeSymbol)property.Type).TypeArguments[0] : property.Type;
        if (KindOf(type) is not { } kind) return null;
        string name = (target ?? feature)?.ConstructorArguments is [{ Value: string given }] && given.Length > 0 ? given : property.Name;
        int stated = feature?.NamedArguments.Where(argument => argument.Key == "Inputs").Select(argument => argument.Value.Value as int?).FirstOrDefault() ?? 0;
        if (stated < 0) context.Report(ProblemCode.ArgumentOutOfRange, context.Locate(feature!), property.Name, "Inputs", Constants.Text(stated), "at least 1, or 0 for what is not known");
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
