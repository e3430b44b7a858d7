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
    /// <param name="writer">Takes the text.</param>
    /// <param name="context">The vector widths.</param>
    /// <param name="y">What is written: behind a single frame of a sequence lies the next one, which no vector may touch.</param>
    /// <param name="body">Writes the body for one width.</param>
    /// <param name="parameter">The name of <paramref name="y"/> in the method.</param>
    public static void Write(SourceWriter writer, KernelContext context, Tensor y, Action<Arm> body, string parameter = "y") =>
        KernelContext.WriteEach(writer, y.Loop is null ? context.Arms : context.ArmsFor(y.RowStride), arm =>
        {
            // Where vectors do not divide a row, the last one reaches into the next frame, which gets back what was there.
            bool reachesBehind = y.Loop is not null && y.RowStride % arm.Lanes != 0;
            if (reachesBehind) writer.Line($"var behind = {arm.At(parameter, Count)};");
            using (writer.Begin($"for (nint i = 0; i < {Count}; i += {arm.Lanes})")) body(arm);
            if (reachesBehind) writer.Line($"{arm.At(parameter, Count)} = behind;");
        });
}
