using System.Collections.Generic;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Cells;

/// <summary>A cell that a user wrote, taken through a sequence [steps, …] from its start or its end.</summary>
internal sealed partial class CellOperator : Operator
{
    public override string Name => "Recurrent";

    public override IReadOnlyList<OptionRule> Options { get; } = [OptionRule.Flag("ReturnSequences", false), OptionRule.Flag("GoBackwards", false)];

    public override int MaximumInputs => int.MaxValue;

    public override bool RunsOnFrames => false;

    public override bool RunsCell => true;

    public override Tensor Forward(ForwardContext context) => new CellForward(context).Run();

    public override void Backward(BackwardContext context) => new CellBackward(context).Run();

    public override StepRule StepRuleOf(StepInference context)
    {
        if (ReadsBackwards(context.Node)) return StepRule.Cannot("it reads the sequence from its end");
        var rule = context.FrameByFrame();
        return rule.Obstacle is null && !GivesSequence(context.Node) ? StepRule.Latest : rule;
    }

    public override Tensor Step(StepContext context) => new CellStep(context).Run();

    /// <summary>Whether the result of every step comes out.</summary>
    public static bool GivesSequence(NodeSpec node) => node.Flag("ReturnSequences", false);

    /// <summary>Whether the last frame comes first.</summary>
    public static bool ReadsBackwards(NodeSpec node) => node.Flag("GoBackwards", false);
}
