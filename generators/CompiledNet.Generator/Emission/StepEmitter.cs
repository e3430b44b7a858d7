using System;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes what a session needs to take a sequence step by step.</summary>
internal static class StepEmitter
{
    /// <summary>The fields.</summary>
    public static void WriteState(SteppingProgram stepping, string scalar, SourceWriter writer)
    {
        writer.Line($"private readonly global::CompiledNet.Numerics.AlignedBuffer<{scalar}> _state = new({Math.Max(1, stepping.Memory.StateLength)});");
        writer.Line("private long _step;");
    }

    /// <summary>The methods and properties.</summary>
    public static void WriteMembers(CompiledProgram program, SteppingProgram stepping, SourceWriter writer)
    {
        string scalar = program.Scalar, contract = $"global::CompiledNet.IStreamingSession<{scalar}>";
        int most = stepping.Graph.MostFrames;
        string limit = most == 0 ? "" : $"\n    if (_step >= {most}) global::CompiledNet.CompilerServices.NetworkCalls.ThrowFrameLimit({PredictCall.Namespace(program)}.Structure.Description, {most});";
        string exception = most == 0 ? "" : $"\n/// <exception cref=\"global::System.InvalidOperationException\">{most} frames were taken since the beginning; see <see cref=\"Reset\"/>.</exception>";
        writer.Line();
        writer.Lines($$"""
            /// <summary>Frames taken since the beginning or the last <see cref="Reset"/>.</summary>
            public long Frames => _step;

            int {{contract}}.InputSize => StepInputSize;

            int {{contract}}.OutputSize => StepOutputSize;

            /// <summary>
            /// Takes the next frame of a sequence and gives what the network gives at it, knowing all frames before. Allocates nothing.
            /// </summary>
            /// <param name="input"><see cref="StepInputSize"/> numbers: a frame of each sequence among the inputs, the others whole.</param>
            /// <param name="output">Takes <see cref="StepOutputSize"/> numbers: a frame of each output that is a sequence, the others as if the sequence ended here.</param>
            /// <exception cref="global::System.ArgumentException">A span has another length.</exception>{{exception}}
            [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
            public void Step(global::System.ReadOnlySpan<{{scalar}}> input, global::System.Span<{{scalar}}> output)
            {
                if (input.Length != StepInputSize || output.Length != StepOutputSize)
                    global::CompiledNet.CompilerServices.NetworkCalls.ThrowStepLengths({{PredictCall.Namespace(program)}}.Structure.Description, StepInputSize, input.Length, StepOutputSize, output.Length);{{limit}}
                {{PredictCall.SetType(program)}} parameters = _network._compiledParameters;
                {{PredictCall.Namespace(program)}}.Stepping.Run(
                    {{PredictCall.Parameters(program, "parameters")}},
                    ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(input),
                    ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(output),
                    ref _memory.Origin,
                    ref _state.Origin,
                    _step);
                global::CompiledNet.CompilerServices.Denormals.Flush(output);
                _step++;
            }

            /// <summary>Forgets all frames: the next one is the first of a sequence.{{(program.IsStateful ? " What <see cref=\"Predict\"/> carries from call to call is forgotten too." : "")}}</summary>
            public void Reset()
            {
                _state.Span.Clear();{{(program.IsStateful ? "\n    _states.Span.Clear();" : "")}}
                _step = 0;
            }
            """);
    }
}
