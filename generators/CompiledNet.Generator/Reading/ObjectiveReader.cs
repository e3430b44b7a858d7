using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Reading;

/// <summary>Reads the attribute that makes a layer an output, with the loss it is trained for.</summary>
internal static class ObjectiveReader
{
    private const string Weight = "Weight";

    public static OutputSpec Read(AttributeData attribute, string owner, ReadingContext context)
    {
        int id = context.Locate(attribute);
        var output = new OutputSpec(Loss: null, Weight: 1, id);
        if (attribute.IsFaulty())
        {
            context.Break();
            return output;
        }

        var library = attribute.AttributeClass.Lineage().First(type => type.IsLibrary());
        if (library.HasWrongTypeArgument()) context.Break();
        if (library.HasWrongTypeArgument() || library.TypeArguments.FirstOrDefault() is not INamedTypeSymbol type) return output;

        var options = Constants.Of(attribute);
        foreach (var option in options) CheckRange(option.Key == Weight ? library : type, option, owner, id, context);
        var weight = options.FirstOrDefault(option => option.Key == Weight).Value;
        if (weight.Value is float factor) output = output with { Weight = factor };

        var loss = TraitReader.Read(type, TraitKinds.Loss, [], new TraitPlace(owner, id), context);
        var settings = options.Where(option => option.Key != Weight)
            .Select(option => Setting(type, option, owner, id, context)).OfType<Setting>();
        return output with { Loss = loss is null ? null : loss with { Settings = settings.ToEquatableArray() } };
    }

    private static Setting? Setting(
        INamedTypeSymbol loss, KeyValuePair<string, TypedConstant> option, string owner, int id, ReadingContext context)
    {
        var property = Property(loss, option.Key);
        if (property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, SetMethod.DeclaredAccessibility: Accessibility.Public }
            && option.Value.Type is { } given
            && context.Compilation.ClassifyCommonConversion(given, property.Type).IsImplicit
            && Constants.Literal(option.Value) is { } literal)
            return new Setting(option.Key, literal);

        context.Report(ProblemCode.UnknownOption, id, owner, TypeIdentity.Spoken(loss), option.Key,
            option.Value.Type is null ? "object" : TypeIdentity.Spoken(option.Value.Type));
        return null;
    }

    private static void CheckRange(INamedTypeSymbol owner, KeyValuePair<string, TypedConstant> option, string name, int id, ReadingContext context)
    {
        if (option.Value is not { Kind: TypedConstantKind.Primitive, Value: float or double or int } constant) return;
        double value = Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture);
        if (OptionRange.Of(Property(owner, option.Key)).Fault(value) is { } allowed)
            context.Report(ProblemCode.ArgumentOutOfRange, id, name, option.Key, Constants.Text(value), allowed);
    }

    private static IPropertySymbol? Property(INamedTypeSymbol owner, string name) => owner.Lineage().SelectMany(type => type.GetMembers(name)).OfType<IPropertySymbol>().FirstOrDefault();
}
