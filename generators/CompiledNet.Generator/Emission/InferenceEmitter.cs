using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the forward pass of prediction.</summary>
internal static class InferenceEmitter
{
    public static string Emit(CompiledProgram program, KernelLibrary kernels)
    {
        string scalar = program.Scalar;
        string parameters = $"ref {scalar} parameters, ref {scalar} inputs, ref {scalar} outputs, ref {scalar} memory, int rows, int capacity";
        var writer = FileHeader.BeginInternal(program, "prediction, one method for every layer.");
        using (writer.Begin("internal static class Inference"))
        {
            var pass = new PassWriter(program, program.InferenceMemory, kernels, writer);
            pass.WriteOffsets();
            writer.Line();
            writer.Line("/// <summary>Computes the outputs of <paramref name=\"rows\"/> samples; the workspace has room for <paramref name=\"capacity\"/>.</summary>");
            using (writer.Begin($"internal static void Run({parameters})"))
            {
                foreach (var routine in program.Inference.Forward) Call(pass.MethodOf(routine, "Forward"), writer);
                foreach (var routine in program.Inference.Outputs) Call(pass.MethodOf(routine, "Copy"), writer);
            }

            foreach (var routine in program.Inference.Forward) pass.WriteRoutine(routine, "Forward", parameters);
            foreach (var routine in program.Inference.Outputs) pass.WriteRoutine(routine, "Copy", parameters);
        }

        return writer.ToString();
    }

    private static void Call(string method, SourceWriter writer) =>
        writer.Line($"{method}(ref parameters, ref inputs, ref outputs, ref memory, rows, capacity);");
}
