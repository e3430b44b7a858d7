using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Operators.Noise;

/// <summary>A draw around a mean with a deviation, both layers, while training; otherwise the mean.</summary>
/// <remarks>D. P. Kingma and M. Welling, "Auto-Encoding Variational Bayes", 2014.</remarks>
internal sealed class NormalSampleOperator : Operator
{
    private const string Method = "GaussianNoise.Scale";

    public override string Name => "NormalSample";

    public override int MinimumInputs => 2;

    public override int MaximumInputs => 2;

    public override Layer? Infer(InferenceContext context) => context.Inputs[1] == context.Input
        ? new Layer(context.Input, EquatableArray<ParameterSpec>.Empty, 0, Name)
        : context.FailShape($"a mean and a deviation of one shape, {context.Input} as the first", context.Inputs[1], ShapeRemedy.Alike(context.Input, context.Inputs[1]));

    public override FrameMask? Mask(ForwardContext context) => FrameMask.Any(context.Masks);

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrame();

    public override Tensor Forward(ForwardContext context)
    {
        if (!context.Training) return context.Input;
        var shift = context.New("shift", context.InputShape);
        context.Emit(Drawn(context.Node.Id, context.Aligned(context.Inputs[1], context.InputShape), shift));
        var y = context.NewOutput();
        context.Emit(new Merge(MergeOperation.Add, [context.Aligned(context.Input, context.InputShape), shift], y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        if (context.Needs(0)) context.PassOn(0, context.OutputGradient);
        if (context.Needs(1)) context.Emit(Drawn(context.Node.Id, context.OutputGradient, context.NewInputGradient(1)));
    }

    private static RandomCall Drawn(int node, Tensor x, Tensor y) => new(Method, Literals.Of(x.RowStride), 1, new RandomSource(node), x, y);
}
