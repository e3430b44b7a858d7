using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Kernels;

/// <summary>A kernel whose body is written once for each vector width.</summary>
internal abstract class VectorKernel : Kernel
{
    /// <summary>How many numbers lie side by side: wider vectors are not written.</summary>
    protected abstract int LaneStride { get; }

    public sealed override void WriteBody(SourceWriter writer, KernelContext context) =>
        KernelContext.WriteEach(writer, context.ArmsFor(LaneStride), arm => WriteBody(writer, arm));

    /// <summary>Writes the body for one width.</summary>
    protected abstract void WriteBody(SourceWriter writer, Arm arm);
}
