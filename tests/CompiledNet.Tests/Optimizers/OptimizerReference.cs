using System;
using System.IO;
using System.Text.Json;

namespace CompiledNet.Tests.Optimizers;

/// <summary>The vectors of Reference/optimizers_reference.py.</summary>
public sealed class OptimizerReference
{
    public required float[] Start { get; init; }

    public required float[][] Gradients { get; init; }

    public required OptimizerCase[] Cases { get; init; }

    public static OptimizerReference Load()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Reference", "optimizers_reference.json");
        return JsonSerializer.Deserialize<OptimizerReference>(File.ReadAllText(path), JsonSerializerOptions.Web)!;
    }
}
