using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Convolution;

/// <summary>
/// The convolution over the <paramref name="axes"/> axes before the channels that goes the other way: what the gradient
/// of a convolution's input is to the gradient of its output.
/// </summary>
internal sealed partial class TransposedConvolutionOperator(int axes) : Operator
{
    public override string Name => $"Conv{axes}DTranspose";

    public override bool GivesSums => true;

    public override IReadOnlyList<OptionRule> Options { get; } = [.. Windows.Options(axes), OptionRule.UseBias, OptionRule.Trainable];

    public override Layer? Infer(InferenceContext context)
    {
        if (Windows.Infer(context, axes, transposed: true) is not { } windows) return null;
        int channels = context.Input.Channels, filters = (int)context.Number("Filters", 0);
        if (filters < 1) return context.Fail(ProblemCode.ArgumentOutOfRange, "filters", filters.ToString(), "at least 1");
        int[] kernel = [.. windows.Select(axis => axis.Taps), filters, channels];
        long weights = kernel.Aggregate(1L, (product, axis) => product * axis);
        if (weights > Parameters.MostNumbers) return context.Fail(ProblemCode.SizeOverflow, $"its kernel [{string.Join(", ", kernel)}]");

        bool trainable = context.Flag("Trainable", true);
        var parameters = new List<ParameterSpec> { Parameters.Declare(context, "kernel", kernel, "GlorotUniform", trainable, MemoryOrder.Transposed) };
        if (context.Flag("UseBias", true)) parameters.Add(Parameters.Declare(context, "bias", [filters], "Zeros", trainable));
        var output = Shape.Of([.. windows.Select(axis => axis.Input), filters]);
        string label = context.Node.Spec.Activation is { } activation ? $"{Name}({activation.Name})" : Name;
        return new Layer(output, parameters.ToEquatableArray(), weights * context.Input.Positions, label);
    }

    public override Tensor Forward(ForwardContext context)
    {
        var windows = Windows.Transposed(context.Node.Spec, context.InputShape, axes);
        var padded = PaddedInput.ShapeOf(context.OutputShape, windows);
        var y = context.NewOutput();
        bool isWhole = padded == context.OutputShape && y.Channels > 1;
        var sums = isWhole ? y : context.NewPadded("sums", padded);
        var shape = ConvolutionShape.Of(windows, y.Channels, sums.ChannelStride, context.Input.Channels);
        context.Emit(new ConvolutionInputGradient(shape, context.Input, context.Parameter("kernel"), context.OptionalParameter("bias"), sums));
        if (!isWhole) context.Emit(PaddedInput.MoveOf(context.OutputShape, windows).Backward(sums, padded, y, context.OutputShape));
        return y;
    }

    public override void Backward(BackwardContext context)
    {
        var (output, dy) = (context.OutputShape, context.OutputGradient);
        if (context.ParameterGradient("bias") is { } biasGradient) context.Emit(new ColumnSum(dy, biasGradient));
        if (context.ParameterGradient("kernel") is null && !context.Needs(0)) return;

        var windows = Windows.Transposed(context.Node.Spec, context.InputShapes[0], axes);
        var padded = PaddedInput.ShapeOf(output, windows);
        if (padded != output || dy.Channels == 1)
        {
            dy = context.NewPadded("output gradient", padded);
            context.Emit(PaddedInput.MoveOf(output, windows).Forward(context.OutputGradient, output, dy, padded));
        }

        var shape = ConvolutionShape.Of(windows, dy.Channels, dy.ChannelStride, context.Inputs[0].Channels);
        if (context.ParameterGradient("kernel") is { } kernelGradient) context.Emit(new TransposedKernelGradient(shape, context.Inputs[0], dy, kernelGradient));
        if (context.Needs(0)) EmitInputGradient(context, shape, dy, context.NewInputGradient(0));
    }

    private static void EmitInputGradient(BackwardContext context, ConvolutionShape shape, Tensor dy, Tensor dx)
    {
        var kernel = context.Parameter("kernel");
        var transposed = context.Scratch("kernel transposed", shape.Taps * shape.Channels, shape.Filters);
        context.Emit(new TapTransposition(shape.Taps, kernel, transposed));
        var sums = dx.Channels > 1 ? dx : context.NewPadded("input gradient sums", context.InputShapes[0]);
        context.Emit(new Kernels.Convolution(shape, dy, transposed, null, sums));
        if (sums != dx) context.Emit(Copy.Whole(sums, dx));
    }
}
