using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes what runs at a step of a sequence: unrolled for a tiny network, else a method for every layer.</summary>
internal static class SteppingEmitter
{
    private const string Arguments = "ref parameters, ref inputs, ref outputs, ref memory, ref state, step";

    public static string Emit(CompiledProgram program, SteppingProgram stepping, IKernelMethods kernels)
    {
        string scalar = program.Scalar;
        string parameters = $"ref {scalar} parameters, ref {scalar} inputs, ref {scalar} outputs, ref {scalar} memory, ref {scalar} state, long step";
        bool unrolled = UnrollBudget.Allows(stepping.Program, program.Spec.ElementType);
        var writer = FileHeader.BeginInternal(program, $"a step of a sequence, {(unrolled ? "unrolled" : "one method for every layer")}.", kernels);
        using (writer.Begin("internal static class Stepping"))
        {
            var pass = new PassWriter(program, stepping.Memory, $"{stepping.Memory.RowLength}", kernels, writer);
            pass.WriteOffsets();
            writer.Line();
            writer.Line("/// <summary>Computes the outputs at one more frame; <paramref name=\"state\"/> keeps what later frames need of it.</summary>");
            if (unrolled) new StraightLineWriter(pass, kernels, writer).Write(stepping.Program, stepping.Memory, parameters, Arguments);
            else WriteRoutines(stepping, pass, writer, parameters);
        }

        return writer.ToString();
    }

    private static void WriteRoutines(SteppingProgram stepping, PassWriter pass, SourceWriter writer, string parameters)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Begin($"internal static void Run({parameters})"))
        {
            foreach (var routine in stepping.Program.Forward) writer.Line($"{pass.MethodOf(routine, "Step")}({Arguments}, 1, 1);");
            foreach (var routine in stepping.Program.Outputs) writer.Line($"{pass.MethodOf(routine, "Copy")}({Arguments}, 1, 1);");
        }

        parameters += ", int rows, int capacity";
        foreach (var routine in stepping.Program.Forward) pass.WriteRoutine(routine, "Step", parameters);
        foreach (var routine in stepping.Program.Outputs) pass.WriteRoutine(routine, "Copy", parameters);
    }
}
