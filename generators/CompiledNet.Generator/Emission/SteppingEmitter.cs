using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes what runs at a step of a sequence: unrolled for a tiny network, else a method for every layer.</summary>
internal static class SteppingEmitter
{
    public static string Emit(CompiledProgram program, SteppingProgram stepping, IKernelMethods kernels)
    {
        string scalar = program.Scalar;
        string parameters = $"ref {scalar} parameters{PredictCall.DerivedParameter(program)}, ref {scalar} inputs, ref {scalar} outputs, ref {scalar} memory, ref {scalar} state, long step";
        string arguments = $"ref parameters{PredictCall.DerivedArgument(program)}, ref inputs, ref outputs, ref memory, ref state, step";
        bool unrolled = UnrollBudget.Allows(stepping.Program, program.Spec.ElementType);
        var writer = FileHeader.BeginInternal(program, $"a step of a sequence, {(unrolled ? "unrolled" : "one method for every layer")}.", kernels);
        using (writer.Begin("internal static class Stepping"))
        {
            var pass = new PassWriter(program, stepping.Memory, $"{stepping.Memory.RowLength}", kernels, writer);
            pass.WriteOffsets();
            writer.Line();
            writer.Line("/// <summary>Computes the outputs at one more frame; <paramref name=\"state\"/> keeps what later frames need of it.</summary>");
            if (unrolled) new StraightLineWriter(pass, kernels, writer).Write(stepping.Program, stepping.Memory, parameters, arguments);
            else WriteRoutines(stepping, pass, writer, parameters, arguments);
        }

        return writer.ToString();
    }

    private static void WriteRoutines(SteppingProgram stepping, PassWriter pass, SourceWriter writer, string parameters, string arguments)
    {
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Begin($"internal static void Run({parameters})"))
        {
            foreach (var routine in stepping.Program.Forward) writer.Line($"{pass.MethodOf(routine, "Step")}({arguments}, 1, 1);");
            foreach (var routine in stepping.Program.Outputs) writer.Line($"{pass.MethodOf(routine, "Copy")}({arguments}, 1, 1);");
        }

        parameters += ", int rows, int capacity";
        foreach (var routine in stepping.Program.Forward) pass.WriteRoutine(routine, "Step", parameters);
        foreach (var routine in stepping.Program.Outputs) pass.WriteRoutine(routine, "Copy", parameters);
    }
}
