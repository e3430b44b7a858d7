using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNet.Mpi.Tests;

/// <summary>What ranks learn from: the same in every process.</summary>
internal static class RankData
{
    private const int Rows = 700;

    /// <summary>Four classes by the sum of the features; with the sum as a fifth target, if wanted.</summary>
    public static Dataset Classes(int features, bool sums = false)
    {
        float[] inputs = Inputs(features);
        int width = sums ? 5 : 4;
        float[] targets = new float[Rows * width];
        for (int row = 0; row < Rows; row++)
        {
            float sum = 0;
            for (int i = 0; i < features; i++) sum += inputs[(row * features) + i];
            targets[(row * width) + Math.Clamp((int)(sum + 2), 0, 3)] = 1;
            if (sums) targets[(row * width) + 4] = sum;
        }

        return Dataset.From(new DataBlock(inputs, features), new DataBlock(targets, width));
    }

    /// <summary>The same classes sample by sample, of which nobody knows how many come.</summary>
    public static IBatchSource Stream() => BatchSource.FromSamples(20, 4, Samples());

    /// <summary>The same, where it is known how many come, so that ranks share them.</summary>
    public static IBatchSource Numbered() => BatchSource.FromSamples(20, 4, Samples(), Rows);

    /// <summary>Products of two features.</summary>
    public static Dataset Numbers(int features)
    {
        float[] inputs = Inputs(features), targets = new float[Rows];
        for (int row = 0; row < Rows; row++) targets[row] = inputs[row * features] * inputs[(row * features) + 1];
        return Dataset.From(new DataBlock(inputs, features), new DataBlock(targets, 1));
    }

    /// <summary>Sequences of two to nine tokens with a class each.</summary>
    public static Dataset Tags()
    {
        var random = new Random(8);
        float[] ids = new float[200 * 10], tags = new float[200 * 10];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = i % 10 < 2 + (i / 10 % 8) ? random.Next(1, 5) : 0;
            tags[i] = ids[i] % 3;
        }

        return Dataset.From(new DataBlock(ids, 10), new DataBlock(tags, 10));
    }

    /// <summary>A weight for each sample.</summary>
    public static float[] Weights() => [.. Enumerable.Range(0, Rows).Select(row => 0.5f + (row % 3))];

    private static IEnumerable<Sample> Samples()
    {
        var data = Classes(20);
        for (int row = 0; row < Rows; row++) yield return new Sample(data.Features.Slice(row * 20, 20).ToArray(), data.Targets.Slice(row * 4, 4).ToArray());
    }

    private static float[] Inputs(int features)
    {
        var random = new Random(7);
        float[] inputs = new float[Rows * features];
        for (int i = 0; i < inputs.Length; i++) inputs[i] = (random.NextSingle() - 0.5f) * 2;
        return inputs;
    }
}
