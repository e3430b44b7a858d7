using System;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace CompiledNet.Tests;

/// <summary>What data_reference.py recorded, and the data files beside it.</summary>
internal static class DataReference
{
    public static JsonElement Recorded { get; } = JsonDocument.Parse(File.ReadAllText(PathOf("data_reference.json"))).RootElement;

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Reference", file);

    public static double[] Numbers(this JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDouble())];

    public static double[][] Rows(this JsonElement list) => [.. list.EnumerateArray().Select(Numbers)];

    public static Dataset Load(string name) => name switch
    {
        "digits" => Dataset.FromCsv(PathOf("data_digits.csv.gz"), new CsvOptions { HasHeader = false, Labels = [^1] }),
        "pima" => Dataset.FromCsv(PathOf("data_pima.csv"), label: "diabetes"),
        _ => Dataset.FromCsv(PathOf($"data_{name}.csv"), new CsvOptions { HasHeader = false, SkipLines = 1, Labels = [^1] }),
    };
}
