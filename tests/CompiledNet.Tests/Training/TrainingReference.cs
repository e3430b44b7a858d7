using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training;

/// <summary>The vectors of Reference/training_reference.py: what PyTorch makes of the network of <see cref="PlainNetwork{T}"/>.</summary>
public sealed class TrainingReference
{
    public static TrainingReference Recorded { get; } = JsonSerializer.Deserialize<TrainingReference>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "training_reference.json")), JsonSerializerOptions.Web)!;

    public required int BatchSize { get; init; }

    public required int Epochs { get; init; }

    public required float LearningRate { get; init; }

    public required float Momentum { get; init; }

    public required float[][] Features { get; init; }

    public required float[][] Targets { get; init; }

    public required float[] Weights { get; init; }

    public required float[] ClassWeights { get; init; }

    public required float[][] Start { get; init; }

    public required TrainingCase[] Cases { get; init; }

    [JsonIgnore]
    public Dataset Data => Dataset.From(Features, Targets);

    public PlainNetwork<float> Network(IRegularizer? regularizer = null, IConstraint? constraint = null)
    {
        var network = new PlainNetwork<float>(regularizer, constraint);
        for (int i = 0; i < Start.Length; i++) ((INetwork<float>)network).Weights[i].Set(Start[i]);
        return network;
    }
}
