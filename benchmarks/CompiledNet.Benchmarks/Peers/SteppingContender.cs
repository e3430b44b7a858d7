using System;
using CompiledNet.Benchmarks.Workloads;

namespace CompiledNet.Benchmarks.Peers;

/// <summary>Takes the frames of a task in turns; its answer are the outputs of all frames after a new beginning.</summary>
public abstract class SteppingContender(SteppingTask task) : Contender
{
    /// <summary>The next frame to take.</summary>
    protected int Frame { get; set; }

    protected SteppingTask Task => task;

    public sealed override float[] Answer()
    {
        int outputs = task.Model.OutputSize;
        float[] answer = new float[SteppingTask.Frames * outputs];
        Frame = 0;
        Reset();
        for (int frame = 0; frame < SteppingTask.Frames; frame++)
        {
            Run(1);
            Output.CopyTo(answer.AsSpan(frame * outputs));
        }

        return answer;
    }

    /// <summary>What the last step gave.</summary>
    protected abstract ReadOnlySpan<float> Output { get; }

    /// <summary>Forgets all frames.</summary>
    protected abstract void Reset();
}
