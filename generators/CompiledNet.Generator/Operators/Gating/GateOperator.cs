using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Operators.Gating;

/// <summary>content(a) · gate(b) with the halves a and b of the last axis; the gate is the sigmoid unless the attribute names another.</summary>
/// <param name="name">The layer's name.</param>
/// <param name="content">The activation of the first half, or null for none.</param>
internal sealed class GateOperator(string name, string? content) : Operator
{
    public override string Name => name;

    // The activation that is named is the gate, not one that follows.
    public override TraitSpec? ActivationOf(NodeSpec node) => null;

    public override TraitSpec? ShownActivation(NodeSpec node) => GateOf(node);

    public override Layer? Infer(InferenceContext context)
    {
        int channels = context.Input.Channels;
        if (channels % 2 != 0) return context.FailShape("an even number of channels, two halves", context.Input, $"put [Dense({2 * channels})] or another layer with twice the channels that are wanted before it");
        var gate = GateOf(context.Node.Spec);
        if (!ActivationCode.IsElementwise(gate))
            return context.Fail(ProblemCode.ArgumentOutOfRange, "its gate", gate.Name, "an activation that acts on every number alone");
        var output = Shape.Of([.. context.Input.Dimensions.Take(context.Input.Rank - 1), channels / 2]);
        return new Layer(output, EquatableArray<ParameterSpec>.Empty, output.Size, context.Node.Spec.Activation is null ? name : $"{name}({gate.Name})");
    }

    public override FrameMask? Mask(ForwardContext context) => context.Masks[0];

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrameAlongChannels();

    public override Tensor Forward(ForwardContext context)
    {
        var x = context.Aligned(context.Input, context.InputShape);
        var y = context.NewOutput();
        context.Emit(new Gate(GateOf(context.Node.Spec), Content(), x, y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        if (!context.Needs(0)) return;
        var x = context.Aligned(context.Inputs[0], context.InputShapes[0]);
        context.Emit(new GateGradient(GateOf(context.Node.Spec), Content(), x, context.OutputGradient, context.NewInputGradient(0)));
    }

    private TraitSpec? Content() => content is null ? null : Elementwise(content);

    private static TraitSpec GateOf(NodeSpec node) => node.Activation ?? Elementwise("Sigmoid");

    private static TraitSpec Elementwise(string activation) => Parameters.BuiltIn(activation, TraitKinds.ElementwiseActivationFromOutput);
}
