using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace CompiledNet.Tests.Reference;

/// <summary>Opens the vectors that outside authorities computed; the script that made each file stands beside it.</summary>
internal static class ReferenceFile
{
    public static JsonElement Open(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", name)));
        return document.RootElement.Clone();
    }

    /// <summary>A list of numbers; "NaN", "Infinity" and "-Infinity" are written as Python writes them, in quotes.</summary>
    public static double[] Numbers(this JsonElement element, string property) =>
        element.GetProperty(property).EnumerateArray().Select(Number).ToArray();

    private static double Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? double.Parse(element.GetString()!, CultureInfo.InvariantCulture) : element.GetDouble();
}
