using System.Linq;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Planning;

/// <summary>Decides whether a network is small enough to predict a sample in one straight-line method.</summary>
/// <remarks>
/// Unrolling a tiny network saves the loops and calls, a third of its time. Beyond some 250 vector operations loops with
/// literal bounds are as fast, and from about 1,600 on the just-in-time compiler gives up optimising altogether.
/// </remarks>
internal static class UnrollBudget
{
    private const int MostOperations = 250;

    public static bool Allows(NetworkProgram inference, ElementType element)
    {
        var narrowest = new Arm(128, element);
        int total = 0;
        Kernel[] kernels = [.. inference.Forward.Concat(inference.Outputs).SelectMany(routine => routine.Kernels)];
        foreach (var kernel in kernels)
        {
            if (kernel.Frames > 1 || kernel.Loop is not null || kernel.UnrolledCost(narrowest) is not { } cost) return false;
            total += cost;
        }

        return kernels.Length > 0 && total <= MostOperations;
    }
}
