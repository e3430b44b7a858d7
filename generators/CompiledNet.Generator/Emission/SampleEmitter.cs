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
            using (writer.Begin($"internal static void Run({parameters})")) kernels.WriteDispatch(writer, "Run", Arguments);
            foreach (var arm in kernels.Arms)
            {
                writer.Line();
                writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
                using (writer.Begin($"private static void Run{arm.Bits}({parameters})"))
                {
                    foreach (var routine in program.Inference.Forward.Concat(program.Inference.Outputs))
                        foreach (var kernel in routine.Kernels) WriteKernel(writer, pass, kernel, arm);
                }
            }
        }

        return writer.ToString();
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
