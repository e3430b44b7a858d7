using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace CompiledNet.Tests.Optimizers;

/// <summary>The vectors of Reference/optimizers_reference.py.</summary>
public sealed class OptimizerReference
{
    public required float[] Start { get; init; }

    public required float[][] Gradients { get; init; }

    public required OptimizerCase[] Cases { get; init; }

    public required Dictionary<string, float[]> ShapedStart { get; init; }

    public required Dictionary<string, float[]>[] ShapedGradients { get; init; }

    public required ShapedCase[] Shaped { get; init; }

    public sealed record ShapedCase(string Optimizer, Dictionary<string, JsonElement> Options, Dictionary<string, double[]> After);

    public static OptimizerReference Load()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Reference", "optimizers_reference.json");
        return JsonSerializer.Deserialize<OptimizerReference>(File.ReadAllText(path), JsonSerializerOptions.Web)!;
    }
}
