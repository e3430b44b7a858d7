using System.Linq;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes a tiny program for a single sample as one straight-line method for every vector width.</summary>
/// <param name="pass">Knows where operands lie.</param>
/// <param name="kernels">Knows the vector widths.</param>
/// <param name="writer">Takes the text.</param>
internal sealed class StraightLineWriter(PassWriter pass, IKernelMethods kernels, SourceWriter writer)
{
    /// <summary>Writes <c>Run</c>, which calls the method for the widest vectors that the processor has, and those methods.</summary>
    public void Write(NetworkProgram program, MemoryPlan memory, string parameters, string arguments)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]");
        using (writer.Begin($"internal static void Run({parameters})")) KernelContext.WriteDispatch(writer, kernels.Arms, arm => $"Run{arm.Bits}({arguments})");
        foreach (var arm in kernels.Arms)
        {
            writer.Line();
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            using (writer.Begin($"private static void Run{arm.Bits}({parameters})"))
            {
                var locals = new SampleLocals(program, memory, pass, arm);
                locals.WriteDeclarations(writer);
                foreach (var routine in program.Forward.Concat(program.Outputs))
                    foreach (var kernel in routine.Kernels) WriteKernel(kernel, arm, locals);
            }
        }
    }

    private void WriteKernel(Kernel kernel, Arm arm, SampleLocals locals)
    {
        writer.Line($"// {kernel.Formula}");
        using (writer.Begin())
        {
            foreach (var operand in kernel.Operands) writer.Line($"ref {arm.Scalar} {operand.Parameter} = ref {locals.Address(operand)};");
            kernel.WriteSingleRow(writer, arm);
        }
    }
}
