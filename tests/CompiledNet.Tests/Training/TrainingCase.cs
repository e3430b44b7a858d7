namespace CompiledNet.Tests.Training;

/// <summary>One training run of PyTorch.</summary>
public sealed class TrainingCase
{
    public required string Name { get; init; }

    public required bool SampleWeights { get; init; }

    public required bool ClassWeights { get; init; }

    public required double L2 { get; init; }

    public required bool NonNeg { get; init; }

    public required double[] Losses { get; init; }

    public required float[][] Parameters { get; init; }
}
