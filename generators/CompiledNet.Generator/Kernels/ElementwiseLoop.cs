using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>The loop over all numbers of a batch, vector by vector.</summary>
/// <remarks>
/// The last vector may reach beyond the last row: the workspace leaves every tensor at least a cache line a sample.
/// </remarks>
internal static class ElementwiseLoop
{
    public static SourceWriter.Block Begin(SourceWriter writer, Arm arm, int rowStride)
    {
        writer.Line(rowStride == 1 ? "nint count = rows;" : $"nint count = (nint)rows * {rowStride};");
        return writer.Begin($"for (nint i = 0; i < count; i += {arm.Lanes})");
    }
}
