using System;

namespace CompiledNet.SummaryTests;

/// <summary>Points around three places, class by class in turn.</summary>
internal static class Examples
{
    public static Dataset Classes(int count = 60)
    {
        var random = new Random(3);
        var features = new float[count][];
        var targets = new float[count];
        for (int row = 0; row < count; row++)
        {
            targets[row] = row % 3;
            features[row] = [row % 3, random.NextSingle(), random.NextSingle() - row % 3, 1];
        }

        return Dataset.From(features, targets);
    }

    public static FitOptions Options(TensorBoard callback, params Callback[] others) => new()
    {
        Optimizer = new Adam(0.01f), Epochs = 3, BatchSize = 8, ValidationSplit = 0.2, Metrics = [new Accuracy()], Callbacks = [callback, .. others],
    };
}
