using System.Linq;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the prediction of one sample by a tiny network as one straight-line method for every vector width.</summary>
internal static class SampleEmitter
{
    private const string Arguments = "ref parameters, ref inputs, ref outputs, ref memory";

    public static string Emit(CompiledProgram program, KernelLibrary kernels)
    {
        string scalar = program.Scalar;
        string parameters = $"ref {scalar} parameters, ref {scalar} inputs, ref {scalar} outputs, ref {scalar} memory";
        var writer = FileHeader.BeginInternal(program, "the prediction of one sample, unrolled.");
        using (writer.Begin("internal static class Sample"))
        {
            var pass = new PassWriter(program, program.InferenceMemory, kernels, writer);
            pass.WriteOffsets();
            writer.Line();
            writer.Line("/// <summary>Computes the output of one sample.</summary>");
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            using (writer.Begin($"internal static void Run({parameters})")) KernelContext.WriteDispatch(writer, kernels.Arms, arm => $"Run{arm.Bits}({Arguments})");
            foreach (var arm in kernels.Arms)
            {
                writer.Line();
                writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
                using (writer.Begin($"private static void Run{arm.Bits}({parameters})"))
                {
                    WriteLocals(writer, program, pass, arm);
                    foreach (var routine in program.Inference.Forward.Concat(program.Inference.Outputs))
                        foreach (var kernel in routine.Kernels) WriteKernel(writer, pass, kernel, arm);
                }
            }
        }

        return writer.ToString();
    }

    // A lone number is a local variable: going through memory would cost a store and a load on the longest path.
    private static void WriteLocals(SourceWriter writer, CompiledProgram program, PassWriter pass, Arm arm)
    {
        foreach (var tensor in program.InferenceMemory.Tensors.Where(PassWriter.IsLoneNumber)) writer.Line($"{arm.Scalar} {pass.LocalOf(tensor)} = 0;");
    }

    private static void WriteKernel(SourceWriter writer, PassWriter pass, Kernel kernel, Arm arm)
    {
        writer.Line($"// {kernel.Formula}");
        using (writer.Begin())
        {
            foreach (var operand in kernel.Operands) writer.Line($"ref {arm.Scalar} {operand.Parameter} = ref {pass.SampleAddress(operand)};");
            kernel.WriteSingleRow(writer, arm);
        }
    }
}
