using System.Collections.Generic;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Augmentation;

/// <summary>A part of images at a random place while training; otherwise the middle, resized.</summary>
internal sealed class RandomCropOperator() : AugmentationOperator("RandomCrop", AugmentationArgument.Length("Height"), AugmentationArgument.Length("Width"))
{
    public override bool PassesNumbersOn => false;

    public override bool IsForTrainingOnly => false;

    public override IReadOnlyList<OptionRule> Options { get; } = [OptionRule.Number("Height", 0), OptionRule.Number("Width", 0)];

    public override FrameMask? Mask(ForwardContext context) => null;

    public override StepRule StepRuleOf(StepInference context) => StepRule.Cannot("it reads the whole image at once");

    public override Tensor Forward(ForwardContext context) => Augmented(context);

    protected override Shape OutputOf(NodeSpec node, Shape input) => Shape.Of((int)node.Number("Height", 0), (int)node.Number("Width", 0), input.Channels);
}
