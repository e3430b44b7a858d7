using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Lowering;

/// <summary>
/// Says of the kernels of the way back who wants what they compute: of parameters that are frozen at run time nobody wants gradients, nor
/// does anybody want what the first layer that is trained would pass on.
/// </summary>
internal static class FrozenSkipping
{
    public static NetworkProgram Run(NetworkProgram training)
    {
        // Those of scale and shift are sums that the gradient of a normalisation goes on with.
        var read = new HashSet<int>(training.Backward.SelectMany(routine => routine.Kernels).SelectMany(kernel => kernel.Operands)
            .Where(operand => operand is { Written: false, Matrix.Place: MatrixPlace.Gradient }).Select(operand => operand.Matrix!.Offset));
        return training with { Backward = [.. training.Backward.Select(routine => Mark(routine, read))] };
    }

    private static Routine Mark(Routine routine, HashSet<int> read)
    {
        var kernels = routine.Kernels;
        int passing = kernels.Length;
        while (passing > 0 && !kernels[passing - 1].Operands.Any(IsGradient)) passing--;
        // A loop over time is run as a whole.
        while (passing > 0 && passing < kernels.Length && kernels[passing].Loop is { } loop && kernels[passing - 1].Loop == loop) passing++;
        // Who has no parameters is not called in that case.
        int? others = routine.FirstTrainableOfOthers == routine.FirstTrainableBehind ? null : routine.FirstTrainableOfOthers;
        return routine with { FirstTrainableOfOthers = others, PassingOn = passing, OnlyFor = [.. kernels.Select(kernel => OnlyFor(kernel, read))] };
    }

    private static ImmutableArray<int> OnlyFor(Kernel kernel, HashSet<int> read)
    {
        Operand[] written = [.. kernel.Operands.Where(operand => operand.Written)];
        return kernel.Loop is null && written.All(operand => IsGradient(operand) && !read.Contains(operand.Matrix!.Offset)) ? [.. written.Select(operand => operand.Matrix!.Offset).Distinct()] : [];
    }

    private static bool IsGradient(Operand operand) => operand is { Written: true, Matrix.Place: MatrixPlace.Gradient };
}
