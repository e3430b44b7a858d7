using System.Collections.Generic;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Embedding;

/// <summary>y = x plus sines and cosines of the position, of a wavelength for each pair of channels.</summary>
/// <remarks>A. Vaswani et al., "Attention Is All You Need", NeurIPS 2017, section 3.5.</remarks>
internal sealed class PositionalEncodingOperator : Operator
{
    public override string Name => "PositionalEncoding";

    public override IReadOnlyList<OptionRule> Options { get; } = [OptionRule.Number("MaxWavelength", 10000)];

    public override bool RunsOnFrames => false;

    public override Layer? Infer(InferenceContext context)
    {
        if (context.Input.Rank != 2) return context.FailAxes(1, context.Input);
        double wavelength = Wavelength(context.Node.Spec);
        return wavelength > 0 && !double.IsInfinity(wavelength)
            ? new Layer(context.Input, EquatableArray<ParameterSpec>.Empty, 0, Name)
            : context.Fail(ProblemCode.ArgumentOutOfRange, "maxWavelength", Literals.Of(wavelength), "finite and greater than 0");
    }

    public override FrameMask? Mask(ForwardContext context) => context.Masks[0];

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrameFromTheFirst();

    public override Tensor Forward(ForwardContext context) => Emit(context, context.InputShape.Positions);

    public override Tensor Step(StepContext context) => Emit(context, context.Frames);

    public override void Backward(BackwardContext context) => context.PassOn(0, context.OutputGradient);

    private static Tensor Emit(ForwardContext context, int frames)
    {
        var y = context.NewOutput();
        context.Emit(new PositionalEncoding(context.Aligned(context.Input, context.InputShape), Wavelength(context.Node.Spec), y, frames));
        return y;
    }

    private static double Wavelength(NodeSpec node) => node.Number("MaxWavelength", 10000);
}
