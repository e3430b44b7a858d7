using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Recurrent;

internal sealed partial class RecurrentOperator
{
    public override FrameMask? Mask(ForwardContext context) => context.Node.Spec.Flag("ReturnSequences", false) ? Answered(context) : null;

    // Which steps of the result count, in its order.
    private static FrameMask? Answered(ITensors context) =>
        context.Node.Spec.Flag("GoBackwards", false) ? context.Masks[0]?.Reversed() : context.Masks[0];

    // At steps that do not count a layer gives what it gave before them; but zeros, if it gives sequences of both
    // directions, as in Keras. Null if nothing is to become zero.
    private static Tensor? Zeroed(ITensors context) =>
        Combinations.Of(context.Node.Spec) != Combination.None && context.Node.Spec.Flag("ReturnSequences", false) ? Answered(context)?.Of(context) : null;
}
