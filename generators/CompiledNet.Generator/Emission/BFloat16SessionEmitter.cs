using System.Linq;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes the nested class of a caller that predicts from rounded weights, and the method that makes one.</summary>
internal static class BFloat16SessionEmitter
{
    public static void Write(CompiledProgram program, SourceWriter writer) => writer.Lines($$"""
        /// <summary>A caller that predicts from weights rounded to bfloat16, as they are now; see <see cref="BFloat16Session"/>.</summary>
        public BFloat16Session CreateBFloat16Session() => new(this);

        /// <summary>
        /// One caller's memory and a copy of the network's weights in 16 bits each, as close as the 8 significant bits of bfloat16
        /// are; biases and narrow layers stay as they are, and all sums are computed in 32 bits. Not for several threads at
        /// once; make one each.
        /// </summary>
        public sealed class BFloat16Session
        {
            private readonly {{program.Spec.Type.Name}} _network;
            private global::CompiledNet.CompilerServices.ParameterSet<float> _parameters;
            private readonly global::CompiledNet.Numerics.AlignedBuffer<uint> _weights = new({{program.Parameters.Length / 2}});
            private readonly global::CompiledNet.Numerics.AlignedBuffer<float> _memory = new({{program.SampleMemory}});{{StatesOf(program)}}

            internal BFloat16Session({{program.Spec.Type.Name}} network)
            {
                _network = network;
                _parameters = network._compiledParameters;
                Refresh();
            }

            /// <summary>Copies the weights again, after they were trained or loaded.</summary>
            public void Refresh()
            {
                _parameters = _network._compiledParameters;
                global::CompiledNet.CompilerServices.BFloat16Block.Round(_parameters.Values.Span, _weights.Span);
            }

            /// <summary>Predicts one sample. Allocates nothing.</summary>
            /// <param name="input"><see cref="InputSize"/> numbers.</param>
            /// <param name="output">Takes <see cref="OutputSize"/> numbers.</param>
            /// <exception cref="global::System.ArgumentException">A span has another length.</exception>
            [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
            public void Predict(global::System.ReadOnlySpan<float> input, global::System.Span<float> output)
            {
                if (input.Length != InputSize || output.Length != OutputSize) global::CompiledNet.CompilerServices.NetworkCalls.ThrowSpanLengths({{PredictCall.Namespace(program)}}.Structure.Description, input.Length, output.Length);
                {{PredictCall.Namespace(program)}}.BFloat16Inference.Run(
                    {{PredictCall.Parameters(program, "_parameters")}},
                    ref _weights.Origin,
                    ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(input),
                    ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(output),
                    ref _memory.Origin,{{(program.IsStateful ? " ref _states.Origin," : "")}} 1, 1);{{PredictCall.Flush(program, "output").Replace("\n", "\n        ")}}
            }{{ResetOf(program)}}
        }
        """);

    private static string StatesOf(CompiledProgram program) =>
        program.IsStateful ? $"\n    private readonly global::CompiledNet.Numerics.AlignedBuffer<float> _states = new({program.InferenceMemory.StateLength});" : "";

    private static string ResetOf(CompiledProgram program) =>
        program.IsStateful ? "\n\n" + string.Join("\n", SessionEmitter.Reset.Split('\n').Select(line => "    " + line)) : "";
}
