using System;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The loop over all numbers of a batch, vector by vector.</summary>
/// <remarks>
/// The last vector may reach beyond the last row: the workspace leaves every tensor at least a cache line a sample.
/// </remarks>
internal static class ElementwiseLoop
{
    /// <summary>What the loop counts: numbers, so that tensors of every shape share one method.</summary>
    public const string Count = "count";

    /// <summary>Writes <paramref name="body"/>, which treats the vector at <c>i</c>, for every vector width.</summary>
    public static void Write(SourceWriter writer, KernelContext context, Action<Arm> body) =>
        KernelContext.WriteEach(writer, context.Arms, arm =>
        {
            using (writer.Begin($"for (nint i = 0; i < {Count}; i += {arm.Lanes})")) body(arm);
        });
}
