using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Dense;

/// <summary>y = activation(x · Wᵀ + bias) with the kernel or table W of another layer: [..., units] becomes [..., inputs].</summary>
internal sealed class DenseTransposeOperator : Operator
{
    public override string Name => "DenseTranspose";

    public override bool GivesSums => true;

    public override bool TiesWeights => true;

    // The layer's name decides nothing; the description says whose weights they are.
    public override IReadOnlyList<OptionRule> Options { get; } = [OptionRule.UseBias, OptionRule.Trainable, new OptionRule("Layer", _ => null)];

    public override Layer? Infer(InferenceContext context)
    {
        int inputs = context.Tied!.Shape[1], outputs = context.Tied.Shape[0];
        if (context.Input.Channels != inputs)
            return context.FailShape($"vectors of {inputs} numbers, as many as the {context.Tied.Name} [{outputs}, {inputs}] has columns", context.Input, $"put [Dense({inputs})] before it");
        var output = Shape.Of([.. context.Input.Dimensions.Take(context.Input.Rank - 1), outputs]);
        var parameters = new List<ParameterSpec>();
        if (context.Flag("UseBias", true)) parameters.Add(Parameters.Declare(context, "bias", [outputs], "Zeros", context.Flag("Trainable", true)));
        string label = context.Node.Spec.Activation is { } activation ? $"DenseTranspose({activation.Name})" : Name;
        return new Layer(output, parameters.ToEquatableArray(), checked((long)inputs * outputs * output.Positions), label);
    }

    public override FrameMask? Mask(ForwardContext context) => context.Masks[0];

    public override StepRule StepRuleOf(StepInference context) => context.FrameByFrameAlongChannels();

    public override Tensor Forward(ForwardContext context)
    {
        var (weights, y) = (context.Parameter("kernel"), context.NewOutput());
        var kernel = Lies(weights, y) ? weights : context.Scratch("kernel", weights.Layout.Columns, weights.Layout.Rows);
        if (kernel != weights) context.Emit(new Transposition(weights, kernel));
        context.Keep(kernel);
        context.Emit(DenseProduct.Forward(DenseProduct.Regular(context, context.Input, context.InputShape), kernel, context.OptionalParameter("bias"), y));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        var (dy, kernel) = (context.OutputGradient, context.Kept<Matrix>());
        if (context.ParameterGradient("kernel") is { } gradient)
        {
            var transposed = kernel.Place == MatrixPlace.Parameter ? gradient : context.Scratch("kernel gradient", kernel.Layout.Rows, kernel.Layout.Columns);
            DenseProduct.EmitKernelGradient(context, context.Inputs[0], context.InputShapes[0], dy, transposed);
            if (transposed != gradient) context.Emit(new Transposition(transposed, gradient));
        }

        if (context.ParameterGradient("bias") is { } biasGradient) context.Emit(new ColumnSum(dy, biasGradient));
        if (context.Needs(0)) DenseProduct.EmitInputGradient(context, dy, kernel, context.NewInputGradient(0));
    }

    // A single row or column lies as its transpose does; the kernel of a single unit is one.
    private static bool Lies(Matrix weights, Tensor y) => weights.Layout.Transposed || y.Channels == 1;
}
