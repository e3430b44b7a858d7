using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Lowering;

/// <summary>
/// Cuts the passes of a training step into stages: behind kernels whose numbers are to become those of the whole batch, and where enough gradients
/// are final to be sent to other processes while those of the layers below are computed. A batch that is not split runs through all of them.
/// </summary>
internal static class StageCutting
{
    /// <summary>
    /// Numbers, a quarter of a megabyte: shorter messages cost more for themselves than for what is in them, and of what is sent in longer ones
    /// less can be sent early.
    /// </summary>
    private const int FewestGradients = 1 << 16;

    public static NetworkProgram Run(NetworkProgram training, int trainableLength) => training with
    {
        Forward = AtMeetings(training.Forward),
        Backward = AtGradients(AtMeetings(training.Backward), trainableLength),
    };

    private static ImmutableArray<Routine> AtMeetings(ImmutableArray<Routine> routines)
    {
        var cut = ImmutableArray.CreateBuilder<Routine>();
        foreach (var routine in routines)
        {
            int first = 0;
            for (int i = 0; i < routine.Kernels.Length; i++)
            {
                if (routine.Kernels[i].Meeting is not { } meeting) continue;
                cut.Add(Part(routine, first, i + 1) with { Cut = new StageCut(meeting, 0) });
                first = i + 1;
            }

            if (first == 0) cut.Add(routine);
            else if (first < routine.Kernels.Length) cut.Add(Part(routine, first, routine.Kernels.Length));
        }

        // Behind the last of them there is nothing that would wait.
        if (cut.Count > 0) cut[cut.Count - 1] = cut[cut.Count - 1] with { Cut = null };
        return cut.ToImmutable();
    }

    private static Routine Part(Routine routine, int first, int end) => routine with
    {
        Comment = first == 0 ? routine.Comment : routine.Comment + " Goes on with what the whole batch has.",
        Kernels = routine.Kernels.RemoveRange(end, routine.Kernels.Length - end).RemoveRange(0, first),
    };

    private static ImmutableArray<Routine> AtGradients(ImmutableArray<Routine> routines, int trainableLength)
    {
        var cut = routines.ToBuilder();
        int[] ends = [.. routines.Select(routine => EndOfGradients(routine.Kernels))];
        int begun = trainableLength;
        for (int i = 0; i + 1 < cut.Count; i++)
        {
            int firstFinal = ends.Skip(i + 1).Max();
            if (cut[i].Cut is not null || firstFinal == 0 || begun - firstFinal < FewestGradients) continue;
            cut[i] = cut[i] with { Cut = new StageCut(null, firstFinal) };
            begun = firstFinal;
        }

        return cut.ToImmutable();
    }

    private static int EndOfGradients(IEnumerable<Kernel> kernels) => kernels.SelectMany(kernel => kernel.Operands)
        .Where(operand => operand is { Written: true, Matrix.Place: MatrixPlace.Gradient })
        .Select(operand => operand.Matrix!.Offset + operand.Matrix.Layout.Length)
        .DefaultIfEmpty(0).Max();
}
