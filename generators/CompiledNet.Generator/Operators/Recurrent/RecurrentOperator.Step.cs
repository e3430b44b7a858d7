using CompiledNet.Generator.Kernels;

namespace CompiledNet.Generator.Operators.Recurrent;

internal sealed partial class RecurrentOperator
{
    public override StepRule StepRuleOf(StepInference context)
    {
        if (Combinations.Of(context.Node) != Combination.None) return StepRule.Cannot("it reads the sequence both ways");
        if (context.Node.Flag("GoBackwards", false)) return StepRule.Cannot("it reads the sequence from its end");
        return context.Node.Flag("ReturnSequences", false) ? StepRule.Sequence : StepRule.Latest;
    }

    public override Tensor Step(StepContext context)
    {
        var pass = new RecurrentStep(context, context.Input, (int)context.Node.Spec.Number("Units", 0), context.Masks[0]?.Of(context));
        var state = cell.Step(pass);
        pass.End();
        return state;
    }
}
