using System.Collections.Immutable;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes a training step: forward, losses, backward.</summary>
internal static class TrainingEmitter
{
    public static string Emit(CompiledProgram program, NetworkProgram training, MemoryPlan memory, IKernelMethods kernels)
    {
        string t = program.Scalar;
        string state = program.IsStateful ? $", ref {t} state" : "", stateArgument = program.IsStateful ? ", ref state" : "";
        string forward = $"ref {t} parameters, ref {t} inputs, ref {t} memory{state}, int rows, int capacity, RandomDraw draw";
        string outputs = $"ref {t} inputs, ref {t} outputs, ref {t} memory, int rows, int capacity";
        string losses = $"ref {t} inputs, ref {t} targets, ref {t} memory, int rows, int capacity, ReadOnlySpan<{t}> weights, {t} scale, ref {t} total";
        string backward = $"ref {t} parameters, ref {t} gradients, ref {t} inputs, ref {t} memory, int rows, int capacity, RandomDraw draw";
        var writer = FileHeader.BeginInternal(program, "training, one method for every layer and direction.");
        using (writer.Begin("internal static class Training"))
        {
            var pass = new PassWriter(program, memory, "Structure.TrainingRowLength", kernels, writer);
            pass.WriteOffsets();
            writer.Line();
            writer.Line("/// <summary>Runs <paramref name=\"rows\"/> samples forward and backward and returns the sum of their losses; <c>scale</c> multiplies the gradients.</summary>");
            using (writer.Begin($"internal static {t} Run(ref {t} parameters, ref {t} inputs, ref {t} targets, ReadOnlySpan<{t}> weights, {t} scale, int rows, TrainingWorkspace<{t}> workspace)"))
            {
                writer.Line($"ref {t} memory = ref workspace.Buffer.Origin;");
                if (program.IsStateful) writer.Line($"ref {t} state = ref workspace.States.Buffer.Origin;");
                writer.Line($"ref {t} gradients = ref workspace.Gradients.Origin;");
                writer.Line("int capacity = workspace.Capacity;");
                writer.Line($"var draw = RandomDraw.Of(workspace);");
                writer.Line($"{t} total = 0;");
                Calls(training.Forward, pass, "Forward", $"ref parameters, ref inputs, ref memory{stateArgument}, rows, capacity, draw", writer);
                Calls(training.Losses, pass, "Gradient", "ref inputs, ref targets, ref memory, rows, capacity, weights, scale, ref total", writer);
                using (writer.Begin("if (workspace.KeepOutputs)"))
                {
                    writer.Line($"ref {t} outputs = ref MemoryMarshal.GetArrayDataReference(workspace.Outputs);");
                    Calls(training.Outputs, pass, "Copy", "ref inputs, ref outputs, ref memory, rows, capacity", writer);
                }

                writer.Line();
                Calls(training.Backward, pass, "Backward", "ref parameters, ref gradients, ref inputs, ref memory, rows, capacity, draw", writer);
                writer.Line("return total;");
            }

            foreach (var routine in training.Forward) pass.WriteRoutine(routine, "Forward", forward);
            foreach (var routine in training.Losses) pass.WriteRoutine(routine, "Gradient", losses);
            foreach (var routine in training.Outputs) pass.WriteRoutine(routine, "Copy", outputs);
            foreach (var routine in training.Backward) pass.WriteRoutine(routine, "Backward", backward);
        }

        return writer.ToString();
    }

    private static void Calls(ImmutableArray<Routine> routines, PassWriter pass, string direction, string arguments, SourceWriter writer)
    {
        foreach (var routine in routines) writer.Line($"{pass.MethodOf(routine, direction)}({arguments});");
    }
}
