using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators;

internal abstract partial class Operator
{
    /// <summary>Whether it reads an input of rank 1 as a sequence of numbers, frame by frame, as a layer for tokens does.</summary>
    public virtual bool ReadsNumbersAsSequence => false;

    /// <summary>How the layer takes a sequence step by step, or why it cannot; asked only if one of its inputs is a sequence.</summary>
    public virtual StepRule StepRuleOf(StepInference context) => StepRule.Cannot("it reads the whole sequence at once");

    /// <summary>What the layer gives if it reads frames that stand for samples, as in a block that runs on every frame.</summary>
    public virtual StepRule StepRuleOnFrames => StepRule.Frame;

    /// <summary>
    /// Emits the kernels of one step of a sequence, where a sequence is a single frame; without its activation, as
    /// <see cref="Forward"/>, which by default is what does it.
    /// </summary>
    public virtual Tensor Step(StepContext context) => Forward(context);
}
