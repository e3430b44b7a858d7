using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Options;

/// <summary>Values of arguments as text: the same everywhere, and one text for one value.</summary>
internal static class OptionText
{
    private const string Global = "global::", WholeNumber = ".0";

    public static string Of(bool value) => Literals.Of(value);

    public static string Of(double value) => value switch
    {
        // Zero has no sign here: no layer tells the two apart.
        0 => "0",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        _ => Literals.Of(value) is var text && text.EndsWith(WholeNumber, System.StringComparison.Ordinal) ? text.Substring(0, text.Length - WholeNumber.Length) : text,
    };

    // The shortest text that reads back as the same single: a default of 0.3f is the 0.3 that someone writes.
    private static string Of(float value)
    {
        string text = value.ToString("G9", CultureInfo.InvariantCulture);
        for (int digits = 8; digits >= 6; digits--)
            if (value.ToString("G" + digits, CultureInfo.InvariantCulture) is var shorter && float.Parse(shorter, CultureInfo.InvariantCulture) == value) text = shorter;
        return text;
    }

    public static string Of(IEnumerable<int> values) => $"[{string.Join(", ", values.Select(Literals.Of))}]";

    public static string Of(IEnumerable<double> values) => $"[{string.Join(", ", values.Select(Of))}]";

    /// <summary>
    /// A type with what it is constructed from, such as <c>LeakyReLU(0.1)</c>. A user's own is named in full, since two of
    /// one short name may compute different things.
    /// </summary>
    public static string Of(TraitSpec type)
    {
        string name = type.BuiltIn ? type.Name : type.TypeName.Replace(Global, "");
        var parts = type.ConstructorArguments.Select((value, i) => i < type.ConstructorTypes.Count && type.ConstructorTypes[i] == "float" ? Of((float)value) : Of(value)).Concat(type.Settings.Select(setting => $"{setting.Name} = {setting.Literal}"));
        if (type.Inner is { } inner) parts = parts.Prepend(Of(inner));
        string all = string.Join(", ", parts);
        return all.Length == 0 ? name : $"{name}({all})";
    }

    /// <summary>An argument as it is written.</summary>
    public static string Of(Argument written)
    {
        if (written.Trait is { } type) return Of(type);
        if (written.Texts.Count > 0) return string.Join(", ", written.Texts);
        return written.Numbers.Count == 1 ? Of(written.Numbers[0]) : Of(written.Numbers);
    }
}
