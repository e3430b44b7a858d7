using System;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace CompiledNet.Tests.Metrics;

/// <summary>A part of the vectors of Reference/metrics_reference.py.</summary>
public sealed class MetricReference(string part)
{
    private readonly JsonElement _part = Load().GetProperty(part);

    public float[] Numbers(string name) => [.. _part.GetProperty(name).EnumerateArray().Select(number => number.GetSingle())];

    public int[][] Matrix(string name) =>
        [.. _part.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(number => number.GetInt32()).ToArray())];

    public double Result(string name) => _part.GetProperty("results").GetProperty(name).GetDouble();

    public static JsonElement Load() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "metrics_reference.json"))).RootElement;
}
