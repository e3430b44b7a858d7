using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes what runs at a step of a sequence.</summary>
internal static class SteppingEmitter
{
    public static string Emit(CompiledProgram program, SteppingProgram stepping, KernelLibrary kernels)
    {
        const string Arguments = "ref parameters, ref inputs, ref outputs, ref memory, ref state, step, 1, 1";
        string scalar = program.Scalar;
        string parameters = $"ref {scalar} parameters, ref {scalar} inputs, ref {scalar} outputs, ref {scalar} memory, ref {scalar} state, long step, int rows, int capacity";
        var writer = FileHeader.BeginInternal(program, "a step of a sequence, one method for every layer.");
        using (writer.Begin("internal static class Stepping"))
        {
            var pass = new PassWriter(program, stepping.Memory, kernels, writer);
            pass.WriteOffsets();
            writer.Line();
            writer.Line("/// <summary>Computes the outputs at one more frame; <paramref name=\"state\"/> keeps what later frames need of it.</summary>");
            using (writer.Begin($"internal static void Run(ref {scalar} parameters, ref {scalar} inputs, ref {scalar} outputs, ref {scalar} memory, ref {scalar} state, long step)"))
            {
                foreach (var routine in stepping.Program.Forward) writer.Line($"{pass.MethodOf(routine, "Step")}({Arguments});");
                foreach (var routine in stepping.Program.Outputs) writer.Line($"{pass.MethodOf(routine, "Copy")}({Arguments});");
            }

            foreach (var routine in stepping.Program.Forward) pass.WriteRoutine(routine, "Step", parameters);
            foreach (var routine in stepping.Program.Outputs) pass.WriteRoutine(routine, "Copy", parameters);
        }

        return writer.ToString();
    }
}
