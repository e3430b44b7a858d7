using System;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers.Compiled;

/// <summary>One frame at a time through the emitted <c>Step</c>. The session's type is known, so that the call is a direct one, as in a user's program.</summary>
public sealed class CompiledStepping<TSession>(SteppingTask task, TSession session) : SteppingContender(task)
    where TSession : IStreamingSession<float>
{
    private readonly float[] _output = new float[task.Model.OutputSize];

    public override void Run(int times)
    {
        int width = Task.Model.InputSize, frame = Frame;
        for (int time = 0; time < times; time++)
        {
            session.Step(Task.Inputs.AsSpan(frame * width, width), _output);
            frame = (frame + 1) % SteppingTask.Frames;
        }

        Frame = frame;
    }

    protected override ReadOnlySpan<float> Output => _output;

    protected override void Reset() => session.Reset();
}
