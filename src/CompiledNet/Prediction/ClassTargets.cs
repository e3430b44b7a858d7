using System;
using System.Linq;

namespace CompiledNet;

/// <summary>Which class each sample of a data set is, if the targets of an output are classes that exclude each other.</summary>
internal static class ClassTargets
{
    /// <summary>The class of each position of each sample, -1 where it does not count; or null if the targets are something else: numbers, several classes at once, or those of a whole sequence. Of <c>counted</c> a 0 stands for each position that a mask leaves out; null if all count.</summary>
    public static int[]? Of(NetworkDescription network, OutputDescription output, Dataset data, float[]? counted, out int classes)
    {
        int scores = output.Shape[^1], positions = output.Positions;
        classes = Math.Max(2, scores);
        if (output.Loss is null || output.LossSeesAllPositions || data.TargetCount != network.TargetSize || data.Count == 0) return null;
        Func<float[], int?>? read = output.Targets switch
        {
            TargetKind.ClassIndex when scores > 1 => target => Whole(target[0], scores),
            TargetKind.Sign when scores == 1 => target => target[0] > 0 ? 1 : 0,
            TargetKind.Probability when scores == 1 => target => Whole(target[0], 2),
            TargetKind.Probability when output.TargetSize == positions * scores => OneHot,
            _ => null,
        };
        if (read is null) return null;
        int[] actual = new int[data.Count * positions];
        int size = output.TargetSize / positions;
        for (int place = 0; place < actual.Length; place++)
        {
            if (counted?[place] == 0) actual[place] = -1;
            else if (read(data.TargetRow(place / positions).Slice(output.TargetOffset + place % positions * size, size).ToArray()) is { } index) actual[place] = index;
            else return null;
        }

        return actual;
    }

    /// <summary>Whether an output is declared to give other scores than probabilities: logits, or what is above or below 0.</summary>
    public static bool AreScores(OutputDescription output) => output.AreLogits || output.Targets == TargetKind.Sign;

    /// <summary>The threshold of a single score: 0 for logits and signs, else 0.5.</summary>
    public static float Threshold(OutputDescription output) => AreScores(output) ? 0 : 0.5f;

    private static int? Whole(float target, int classes) => target >= 0 && target < classes && target == (int)target ? (int)target : null;

    private static int? OneHot(float[] target) =>
        target.Count(value => value == 1) == 1 && target.Count(value => value == 0) == target.Length - 1 ? ClassIndex.OfHighest(target) : null;
}
