using System;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the nested class of a caller with memory of its own.</summary>
internal static class SessionEmitter
{
    /// <summary>The method by which a session without steps forgets its states.</summary>
    public const string Reset = """
        /// <summary>Forgets what <see cref="Predict"/> carries from call to call: the next sample begins at zero.</summary>
        public void Reset() => _states.Span.Clear();
        """;

    public static void Write(CompiledProgram program, SourceWriter writer)
    {
        string scalar = program.Scalar, call = PredictCall.Write(program, "_network._compiledParameters", "_memory", "_states").Replace("\n", "\n    ");
        int memory = Math.Max(program.SampleMemory, program.Stepping is { } steps ? steps.Memory.RowLength + steps.Memory.ScratchLength : 0);
        writer.Line("/// <summary>One caller's memory over the shared parameters of a network. Not for several threads at once; make one each.</summary>");
        using (writer.Begin($"public sealed class Session : global::CompiledNet.{(program.Stepping is null ? "ISession" : "IStreamingSession")}<{scalar}>"))
        {
            writer.Line($"private readonly {program.Spec.Type.Name} _network;");
            writer.Line($"private readonly global::CompiledNet.Numerics.AlignedBuffer<{scalar}> _memory = new({memory});");
            if (program.IsStateful) writer.Line($"private readonly global::CompiledNet.Numerics.AlignedBuffer<{scalar}> _states = new({program.InferenceMemory.StateLength});");
            if (program.Stepping is { } kept) StepEmitter.WriteState(kept, scalar, writer);
            writer.Line();
            writer.Lines($$"""
                internal Session({{program.Spec.Type.Name}} network) => _network = network;

                /// <summary>Predicts one sample. Allocates nothing.</summary>
                /// <param name="input"><see cref="InputSize"/> numbers.</param>
                /// <param name="output">Takes <see cref="OutputSize"/> numbers.</param>
                /// <exception cref="global::System.ArgumentException">A span has another length.</exception>
                [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
                public void Predict(global::System.ReadOnlySpan<{{scalar}}> input, global::System.Span<{{scalar}}> output)
                {
                    if (input.Length != InputSize || output.Length != OutputSize) global::CompiledNet.CompilerServices.NetworkCalls.ThrowSpanLengths({{PredictCall.Namespace(program)}}.Structure.Description, input.Length, output.Length);
                    {{call}}
                }
                """);
            if (program.Stepping is { } stepping) StepEmitter.WriteMembers(program, stepping, writer);
            else if (program.IsStateful) writer.Line().Lines(Reset);
        }
    }
}
