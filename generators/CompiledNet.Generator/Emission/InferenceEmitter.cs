using System.Linq;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes a forward pass of prediction.</summary>
internal static class InferenceEmitter
{
    /// <summary>The pass over the parameters.</summary>
    public static string Emit(CompiledProgram program, IKernelMethods kernels) =>
        Emit(program, program.Inference, kernels, "Inference", "prediction, one method for every layer.", isRounded: false);

    /// <summary>The pass over rounded weights.</summary>
    public static string EmitRounded(CompiledProgram program, NetworkProgram inference, IKernelMethods kernels) =>
        Emit(program, inference, kernels, "BFloat16Inference", "prediction from weights rounded to bfloat16, one method for every layer.", isRounded: true);

    private static string Emit(CompiledProgram program, NetworkProgram inference, IKernelMethods kernels, string name, string purpose, bool isRounded)
    {
        string scalar = program.Scalar;
        string derived = PredictCall.DerivedParameter(program), derivedArgument = PredictCall.DerivedArgument(program);
        string rounded = derived + (isRounded ? ", ref uint weights" : ""), argument = derivedArgument + (isRounded ? ", ref weights" : "");
        string state = program.IsStateful ? $", ref {scalar} state" : "", stateArgument = program.IsStateful ? ", ref state" : "";
        string parameters = Parameters("");
        var writer = FileHeader.BeginInternal(program, purpose, kernels);
        using (writer.Begin($"internal static class {name}"))
        {
            var pass = new PassWriter(program, program.InferenceMemory, "Structure.InferenceRowLength", kernels, writer);
            pass.WriteOffsets();
            writer.Line();
            writer.Line("/// <summary>Computes the outputs of <paramref name=\"rows\"/> samples; the workspace has room for <paramref name=\"capacity\"/>.</summary>");
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            using (writer.Begin($"internal static void Run({parameters})"))
            {
                foreach (var routine in inference.Forward) Call(pass.MethodOf(routine, "Forward"));
                foreach (var routine in inference.Outputs) Call(pass.MethodOf(routine, "Copy"));
            }

            if (!isRounded && inference.Evaluation is { } evaluation) WriteEvaluation(inference, evaluation, pass, Parameters($", ref {scalar} logits"), derivedArgument, stateArgument, writer);
            foreach (var routine in inference.Forward) pass.WriteRoutine(routine, "Forward", parameters);
            foreach (var routine in inference.Outputs) pass.WriteRoutine(routine, "Copy", parameters);
            if (!isRounded && inference.Masks.Length > 0) WriteMasks(inference, pass, scalar, writer);
        }

        return writer.ToString();

        string Parameters(string logits) =>
            $"ref {scalar} parameters{rounded}, ref {scalar} inputs, ref {scalar} outputs{logits}, ref {scalar} memory{state}, int rows, int capacity";

        void Call(string method) => writer.Line($"{method}(ref parameters{argument}, ref inputs, ref outputs, ref memory{stateArgument}, rows, capacity);");
    }

    // The routines that hand out logits are its own; all others are those of the prediction.
    private static void WriteEvaluation(NetworkProgram prediction, NetworkProgram evaluation, PassWriter pass, string parameters, string derivedArgument, string stateArgument, SourceWriter writer)
    {
        const string Direction = "ForwardKeepingLogits";
        Routine[] own = [.. evaluation.Forward.Where(routine => !prediction.Forward.Contains(routine))];
        writer.Line();
        writer.Line("/// <summary>The same, and hands out the logits of the outputs whose loss works on them.</summary>");
        using (writer.Begin($"internal static void RunKeepingLogits({parameters})"))
        {
            foreach (var routine in evaluation.Forward.Concat(evaluation.Outputs))
                writer.Line($"{pass.MethodOf(routine, Direction)}(ref parameters{derivedArgument}, ref inputs, ref outputs{(own.Contains(routine) ? ", ref logits" : "")}, ref memory{stateArgument}, rows, capacity);");
        }

        foreach (var routine in own) pass.WriteRoutine(routine, Direction, parameters);
    }

    private static void WriteMasks(NetworkProgram inference, PassWriter pass, string scalar, SourceWriter writer)
    {
        string parameters = $"ref {scalar} inputs, ref {scalar} masks, ref {scalar} memory, int rows, int capacity";
        writer.Line();
        writer.Line("/// <summary>Hands out which positions of the outputs count, from what <see cref=\"Run\"/> has left in the workspace.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (writer.Begin($"internal static void CopyMasks({parameters})"))
            foreach (var mask in inference.Masks) writer.Line($"{pass.MethodOf(mask.Routine, "Copy")}(ref inputs, ref masks, ref memory, rows, capacity);");
        foreach (var mask in inference.Masks) pass.WriteRoutine(mask.Routine, "Copy", parameters);
    }
}
