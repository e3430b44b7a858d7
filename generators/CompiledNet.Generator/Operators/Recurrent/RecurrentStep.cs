using System.Collections.Generic;
using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Recurrent;

/// <summary>What a cell is given to emit one step of a sequence that comes frame by frame; its states last, and are replaced where they lie.</summary>
/// <param name="context">The layer.</param>
/// <param name="x">The frame.</param>
/// <param name="units">Numbers of the state.</param>
/// <param name="mask">Whether the frame counts, as a mask of one step; null if all frames do.</param>
internal sealed class RecurrentStep(StepContext context, Tensor x, int units, Tensor? mask) : RecurrentForward(context, "", x, units, null, null)
{
    private readonly List<(Tensor State, Tensor Before)> _states = [];

    public override Tensor State(string name)
    {
        var state = context.StateVector(name, Units);
        if (mask is null) return state;
        var before = context.NewFrames(name + " before", Units, 1, 1);
        Emit(Whole(state, before));
        _states.Add((state, before));
        return state;
    }

    public override void End()
    {
        foreach (var (state, before) in _states) Emit(new SkippedStep(null, mask!, "0", before, state));
    }
}
