using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Reading;

/// <summary>How a type is constructed from numbers, or why it cannot be.</summary>
/// <param name="Arguments">The numbers.</param>
/// <param name="Types">The types of the parameters, in C# keywords.</param>
/// <param name="Fault">Why no constructor fits; empty if one does.</param>
internal sealed record ConstructorMatch(EquatableArray<double> Arguments, EquatableArray<string> Types, string Fault)
{
    /// <summary>Looks for a public constructor that takes just these numbers, further parameters being optional.</summary>
    public static bool TryFind(INamedTypeSymbol type, EquatableArray<double> arguments, out ConstructorMatch match)
    {
        var constructors = type.InstanceConstructors
            .Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public).OrderBy(constructor => constructor.Parameters.Length).ToList();
        if (arguments.Count == 0 && type.TypeKind == TypeKind.Struct) constructors.Sort(ImplicitLast);
        if (arguments.Count == 0 && type.IsLibrary() && WrittenOut(constructors) is { } same) arguments = same;
        match = constructors.Where(constructor => Fits(constructor, arguments))
            .Select(constructor => Of(constructor, arguments)).FirstOrDefault()
            ?? new ConstructorMatch([], [], arguments.Count == 0
                ? "it has no public constructor without parameters; add one, or give its arguments"
                : $"it has no public constructor for {Constants.Text(arguments.Count)} numbers ({string.Join(", ", arguments.Select(Constants.Text))}); give what one of its constructors takes");
        return match.Fault.Length == 0;
    }

    // new S() zeroes a struct and skips a constructor whose parameters all have default values; nobody who wrote such a
    // constructor meant that.
    private static int ImplicitLast(IMethodSymbol left, IMethodSymbol right) => left.IsImplicitlyDeclared.CompareTo(right.IsImplicitlyDeclared);

    // What the library's constructor without parameters stands for: a struct's cannot be one with default values, so that they are said
    // by an attribute. One spelling for one meaning.
    private static EquatableArray<double>? WrittenOut(List<IMethodSymbol> constructors)
    {
        var values = constructors.Where(constructor => !constructor.Parameters.IsEmpty)
            .Select(constructor => constructor.Parameters.Select(parameter => parameter.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == nameof(DefaultValueAttribute))).ToList())
            .FirstOrDefault(attributes => attributes.All(attribute => attribute is { ConstructorArguments: [{ Value: double }] }));
        return values?.Select(attribute => (double)attribute!.ConstructorArguments[0].Value!).ToEquatableArray();
    }

    private static bool Fits(IMethodSymbol constructor, EquatableArray<double> arguments) =>
        constructor.Parameters.Length >= arguments.Count
        && constructor.Parameters.Skip(arguments.Count).All(parameter => parameter.HasExplicitDefaultValue)
        && constructor.Parameters.Zip(arguments, (parameter, number) => CanHold(parameter, number)).All(can => can);

    private static bool CanHold(IParameterSymbol parameter, double number) => parameter.RefKind == RefKind.None && parameter.Type.SpecialType switch
    {
        SpecialType.System_Double => true,
        SpecialType.System_Single => double.IsInfinity(number) || !(Math.Abs(number) > float.MaxValue),
        SpecialType.System_Int32 => number == Math.Truncate(number) && Math.Abs(number) <= int.MaxValue,
        SpecialType.System_Int64 => number == Math.Truncate(number) && Math.Abs(number) <= 1L << 53,
        _ => false,
    };

    private static ConstructorMatch Of(IMethodSymbol constructor, EquatableArray<double> arguments)
    {
        var defaults = constructor.Parameters.Skip(arguments.Count).TakeWhile(HasNumber)
            .Select(parameter => Convert.ToDouble(parameter.ExplicitDefaultValue, CultureInfo.InvariantCulture));
        var numbers = arguments.Concat(defaults).ToEquatableArray();
        var types = constructor.Parameters.Take(numbers.Count).Select(parameter => TypeIdentity.Spoken(parameter.Type));
        return new ConstructorMatch(numbers, types.ToEquatableArray(), "");
    }

    private static bool HasNumber(IParameterSymbol parameter) =>
        parameter.ExplicitDefaultValue is not null && CanHold(parameter, Convert.ToDouble(parameter.ExplicitDefaultValue, CultureInfo.InvariantCulture));
}
