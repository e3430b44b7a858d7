namespace CompiledNet.Generator.Emission;

/// <summary>Writes what is computed when parameters have changed, and not in each prediction.</summary>
internal static class DerivationEmitter
{
    public static string Emit(CompiledProgram program, IKernelMethods kernels)
    {
        string scalar = program.Scalar;
        var writer = FileHeader.BeginInternal(program, "what follows from its parameters alone.", kernels);
        using (writer.Begin("internal static class Derivation"))
        {
            writer.Line("/// <summary>Computes it; once for all predictions until parameters change.</summary>");
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            using (writer.Begin($"internal static void Run(ref {scalar} parameters, ref {scalar} derived)"))
            {
                foreach (var (kernel, plan) in program.Derived.Kernels)
                {
                    writer.Line($"// {kernel.Formula}");
                    new PassWriter(program, program.InferenceMemory with { Derived = plan }, "0", kernels, writer).WriteCall(kernel);
                }
            }
        }

        return writer.ToString();
    }
}
