using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>Refuses targets that are no such numbers as the loss of their output takes, by row and number.</summary>
internal static class TargetCheck
{
    /// <summary>Looks at <paramref name="rows"/> rows of targets, the first of which is row <paramref name="firstRow"/> of the data.</summary>
    /// <exception cref="ArgumentException">One is not what its loss takes; the message names the row.</exception>
    [MethodImpl(Hot.Optimized)]
    public static void Run(NetworkDescription network, ReadOnlySpan<float> targets, int rows, string name, long firstRow = 0)
    {
        // By index, as going through a list by its interface allocates.
        for (int i = 0; i < network.Outputs.Count; i++)
        {
            var output = network.Outputs[i];
            if (output.Loss is null) continue;
            if (network.Outputs.Count == 1)
            {
                int at = FirstWrong(output, targets[..(rows * network.TargetSize)]);
                if (at >= 0) throw Wrong(output, firstRow + at / network.TargetSize, targets[at], name);
                continue;
            }

            for (int row = 0; row < rows; row++)
            {
                var part = targets.Slice(row * network.TargetSize + output.TargetOffset, output.TargetSize);
                int at = FirstWrong(output, part);
                if (at >= 0) throw Wrong(output, firstRow + row, part[at], name);
            }
        }
    }

    private static int FirstWrong(OutputDescription output, ReadOnlySpan<float> targets) => output.Targets switch
    {
        TargetKind.Probability => FirstOutside(targets, 0, 1, wholeOnly: false),
        TargetKind.ClassIndex => FirstOutside(targets, 0, output.Shape[^1] - 1, wholeOnly: true),
        TargetKind.Sign => FirstOutside(targets, -1, 1, wholeOnly: true),
        TargetKind.LabelSequence => FirstOutside(targets, -1, output.Shape[^1] - 1, wholeOnly: true),
        _ => FirstOutside(targets, float.MinValue, float.MaxValue, wholeOnly: false),
    };

    /// <summary>The first number that is not within the bounds, NaN included, or with digits behind the point where there may be none; -1 if all are right.</summary>
    [MethodImpl(Hot.Optimized)]
    public static int FirstOutside(ReadOnlySpan<float> values, float low, float high, bool wholeOnly)
    {
        var (lowest, highest) = (new Vector<float>(low), new Vector<float>(high));
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        int i = 0;
        for (; i < vectors.Length; i++)
        {
            var vector = vectors[i];
            var isRight = Vector.GreaterThanOrEqual(vector, lowest) & Vector.LessThanOrEqual(vector, highest);
            if (wholeOnly) isRight &= Vector.Equals(vector, Vector.Floor(vector));
            if (!Vector.EqualsAll(isRight, Vector<int>.AllBitsSet)) break;
        }

        for (i *= Vector<float>.Count; i < values.Length; i++)
            if (!(values[i] >= low && values[i] <= high) || (wholeOnly && values[i] != MathF.Floor(values[i]))) return i;
        return -1;
    }

    private static ArgumentException Wrong(OutputDescription output, long row, float target, string name)
    {
        string expected = output.Targets switch
        {
            TargetKind.Probability => $"numbers from 0 to 1, as {output.Loss} takes them",
            TargetKind.ClassIndex => $"class indices from 0 to {output.Shape[^1] - 1}",
            TargetKind.LabelSequence => $"labels from 0 to {output.Shape[^1] - 1}, and -1 behind the last of them",
            TargetKind.Sign => $"-1 or 1, as {output.Loss} takes them",
            _ => "finite numbers",
        };
        string hint = (output.Targets, target) switch
        {
            (TargetKind.Probability, -1) => " Targets of -1 and 1 belong to Hinge and SquaredHinge.",
            (TargetKind.Probability, > 1) when target == MathF.Floor(target) => " Indices of classes belong to SparseCategoricalCrossentropy.",
            _ => "",
        };
        return new ArgumentException($"The targets of output '{output.Name}' are {expected}, but row {row} has {target}.{hint}", name);
    }
}
