using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Recurrent;

/// <summary>What a cell is given to emit one step of a sequence that comes frame by frame; its states last, and are replaced where they lie.</summary>
/// <param name="context">The layer.</param>
/// <param name="x">The frame.</param>
/// <param name="units">Numbers of the state.</param>
internal sealed class RecurrentStep(StepContext context, Tensor x, int units) : RecurrentForward(context, "", x, units)
{
    public override Tensor State(string name) => context.StateVector(name, Units);
}
