using System.Linq;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Reading;

/// <summary>Which numbers an option may be, as the property says that it sets.</summary>
internal sealed record OptionRange(double Least, double Most, bool IsOpen)
{
    /// <summary>What an attribute on the property says, and nothing without one.</summary>
    public static OptionRange Of(IPropertySymbol? property)
    {
        var said = property?.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { } type && type.IsLibrary(KnownNames.OptionRange));
        return said?.ConstructorArguments is [{ Value: double least }, { Value: double most }]
            ? new OptionRange(least, most, said.NamedArguments.Any(argument => argument.Value.Value is true))
            : new OptionRange(double.NegativeInfinity, double.PositiveInfinity, false);
    }

    /// <summary>What it has to be, in words; null if a number is that.</summary>
    public string? Fault(double value)
    {
        bool isInside = IsOpen ? value > Least && value < Most : value >= Least && value <= Most;
        if (isInside && !double.IsInfinity(value)) return null;
        if (double.IsInfinity(Least) || (double.IsInfinity(value) && double.IsInfinity(Most))) return "a finite number";
        return double.IsInfinity(Most) ? $"{(IsOpen ? "above" : "at least")} {Constants.Text(Least)}"
            : IsOpen ? $"between {Constants.Text(Least)} and {Constants.Text(Most)}" : $"from {Constants.Text(Least)} to {Constants.Text(Most)}";
    }
}
