using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the nested class of a caller with memory of its own.</summary>
internal static class SessionEmitter
{
    public static void Write(CompiledProgram program, SourceWriter writer)
    {
        string call = PredictCall.Write(program, "_parameters", "_memory").Replace("\n", "\n        ");
        writer.Lines($$"""
            /// <summary>One caller's memory over the shared parameters of a network. Not for several threads at once; make one each.</summary>
            public sealed class Session
            {
                private readonly global::CompiledNet.Numerics.AlignedBuffer<{{program.Scalar}}> _parameters;
                private readonly global::CompiledNet.Numerics.AlignedBuffer<{{program.Scalar}}> _memory = new({{program.InferenceMemory.RowLength}});

                internal Session({{program.Spec.Type.Name}} network) => _parameters = network._compiledParameters;

                /// <summary>Predicts one sample. Allocates nothing.</summary>
                /// <param name="input"><see cref="InputSize"/> numbers.</param>
                /// <param name="output">Takes <see cref="OutputSize"/> numbers.</param>
                /// <exception cref="global::System.ArgumentException">A span has another length.</exception>
                public void Predict(global::System.ReadOnlySpan<{{program.Scalar}}> input, global::System.Span<{{program.Scalar}}> output)
                {
                    if (input.Length != InputSize || output.Length != OutputSize) global::CompiledNet.NetworkCalls.ThrowSpanLengths(Description, input.Length, output.Length);
                    {{call}}
                }
            }
            """);
    }
}
