namespace CompiledNet.Generator.Operators.Cells;

internal sealed partial class CellOperator
{
    public override FrameMask? Mask(ForwardContext context)
    {
        if (!GivesSequence(context.Node.Spec)) return null;
        var mask = FrameMask.All(context.Masks);
        return ReadsBackwards(context.Node.Spec) ? mask?.Reversed() : mask;
    }

    /// <summary>Which steps count: those that count in all sequences that are read; null if all do.</summary>
    public static StepMask? StepsOf(ITensors layer) => StepMask.Of(layer, FrameMask.All(layer.Masks), ReadsBackwards(layer.Node.Spec));
}
