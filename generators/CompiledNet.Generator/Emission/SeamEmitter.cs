using System.Linq;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the seam between the user's class and the runtime: prediction of batches, and training.</summary>
internal static class SeamEmitter
{
    public static string Emit(CompiledProgram program)
    {
        string t = program.Scalar, network = $"global::CompiledNet.CompilerServices.ICompiledNetwork<{t}>", name = program.Spec.Type.Name, self = $"global::CompiledNet.INetwork<{name}, {t}>";
        return $$"""
            global::CompiledNet.CompilerServices.ParameterSet<{{t}}> {{network}}.ParameterSet
            {
                get => _compiledParameters;
                set => _compiledParameters = global::CompiledNet.CompilerServices.NetworkCalls.CheckedParameters(Description, _compiledParameters, value);
            }

            static global::CompiledNet.NetworkDescription {{self}}.Describe() => {{Internal(program)}}.Structure.Description;

            static {{name}} {{self}}.Create(int? seed) => seed is { } given ? new {{name}}(given) : new {{name}}(none: null);

            static {{name}} {{self}}.FromFile(string path) => FromFile(path);

            global::CompiledNet.ISession<{{t}}> {{self}}.CreateSession() => CreateSession();

            void {{network}}.Infer(global::System.ReadOnlySpan<{{t}}> inputs, global::System.Span<{{t}}> outputs, int rows, global::CompiledNet.CompilerServices.InferenceWorkspace<{{t}}> workspace)
            {
                global::CompiledNet.CompilerServices.NetworkCalls.CheckInference(Description, inputs, outputs, rows, workspace);
                {{PredictCall.SetType(program)}} parameters = _compiledParameters;
            {{Inference(program)}}{{PredictCall.Flush(program, "outputs[..(rows * OutputSize)]").Replace("\n", "\n    ")}}{{KeptMasks(program)}}
            }

            {{t}} {{network}}.Backpropagate(
                global::System.ReadOnlySpan<{{t}}> inputs, global::System.ReadOnlySpan<{{t}}> targets, global::System.ReadOnlySpan<{{t}}> sampleWeights, {{t}} scale, int rows, global::CompiledNet.CompilerServices.TrainingWorkspace<{{t}}> workspace)
            {
                {{Step(program)}}
            }

            {{(program.Training is null ? "" : Passes(program, network) + "\n\n")}}{{LossesEmitter.Emit(program, network)}}
            """;
    }

    private static string Inference(CompiledProgram program)
    {
        string[] plain = Call("Run", []);
        if (program.Inference.Evaluation is null) return Indented(plain, 1);
        string[] evaluation = Call("RunKeepingLogits", ["    ref global::System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(workspace.Logits),"]);
        return $"    if (workspace.IsEvaluating)\n{Indented(evaluation, 2)}\n    else\n{Indented(plain, 2)}";

        string[] Call(string method, string[] logits) =>
        [
            $"{Internal(program)}.Inference.{method}(",
            $"    {PredictCall.Parameters(program, "parameters")},",
            "    ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(inputs),",
            "    ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(outputs),",
            .. logits,
            "    ref workspace.Buffer.Origin,",
            .. program.IsStateful ? new[] { "    ref workspace.States.Buffer.Origin," } : [],
            "    rows,",
            "    workspace.Capacity);",
        ];
    }

    private static string Indented(string[] lines, int levels) => string.Join("\n", lines.Select(line => new string(' ', 4 * levels) + line));

    private static string KeptMasks(CompiledProgram program) => program.Masks.Length == 0 ? "" : $$"""

            if (!workspace.IsEvaluating) return;
            {{Internal(program)}}.Inference.CopyMasks(
                ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(inputs),
                ref global::System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(workspace.Masks.Values),
                ref workspace.Buffer.Origin,
                rows,
                workspace.Capacity);
        """;

    private static string Step(CompiledProgram program)
    {
        if (program.Training is null) return "throw global::CompiledNet.CompilerServices.NetworkCalls.WithoutLoss(Description);";
        return $$"""
            global::CompiledNet.CompilerServices.NetworkCalls.CheckTraining(Description, inputs, targets, sampleWeights, rows, workspace);
            {{Forward(program)}}{{(program.Masks.Length == 0 ? "" : "\n    workspace.Masks.Weigh(rows);")}}
                return {{Backward(program)}}
            """;
    }

    private static string Passes(CompiledProgram program, string network)
    {
        string t = program.Scalar;
        return $$"""
            void {{network}}.Forward(global::System.ReadOnlySpan<{{t}}> inputs, int rows, global::CompiledNet.CompilerServices.TrainingWorkspace<{{t}}> workspace)
            {
                global::CompiledNet.CompilerServices.NetworkCalls.CheckForward(Description, inputs, rows, workspace);
            {{Forward(program)}}
            }

            {{t}} {{network}}.Backward(
                global::System.ReadOnlySpan<{{t}}> inputs, global::System.ReadOnlySpan<{{t}}> targets, global::System.ReadOnlySpan<{{t}}> sampleWeights, {{t}} scale, int rows, global::CompiledNet.CompilerServices.TrainingWorkspace<{{t}}> workspace)
            {
                global::CompiledNet.CompilerServices.NetworkCalls.CheckTraining(Description, inputs, targets, sampleWeights, rows, workspace);
                return {{Backward(program)}}
            }

            void {{network}}.Backward(
                global::System.ReadOnlySpan<{{t}}> inputs, global::System.ReadOnlySpan<{{t}}> outputGradients, int rows, global::CompiledNet.CompilerServices.TrainingWorkspace<{{t}}> workspace)
            {
                global::CompiledNet.CompilerServices.NetworkCalls.CheckBackward(Description, inputs, outputGradients, rows, workspace);
                {{Internal(program)}}.Training.BackwardFromOutputs(
                    {{Training}},
                    ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(inputs),
                    ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(outputGradients),
                    rows,
                    workspace);
            }
            """;
    }

    private const string Training = "ref global::System.Runtime.CompilerServices.Unsafe.AsRef(in _compiledParameters.Origin)";

    // Averages of batch normalization move on the way forward.
    private static string Forward(CompiledProgram program) => $$"""
            {{Internal(program)}}.Training.Forward(
                {{Training}},
                ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(inputs),
                rows,
                workspace);{{(program.HasDerived && WritesParameters(program) ? "\n    _compiledParameters.MarkChanged();" : "")}}
        """;

    private static bool WritesParameters(CompiledProgram program) =>
        program.Training!.Forward.SelectMany(routine => routine.Kernels).SelectMany(kernel => kernel.Operands).Any(operand => operand.Written && operand.Matrix?.Place == MatrixPlace.Parameter);

    private static string Backward(CompiledProgram program) => $$"""
        {{Internal(program)}}.Training.Backward(
                {{Training}},
                ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(inputs),
                ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(targets),
                sampleWeights,
                scale,
                rows,
                workspace);
        """;

    private static string Internal(CompiledProgram program) => PredictCall.Namespace(program);
}
