using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Convolution;

/// <summary>y = activation(x ∗ kernel + bias) over the <paramref name="axes"/> axes before the channels.</summary>
internal sealed partial class ConvolutionOperator(int axes) : Operator
{
    public override string Name => $"Conv{axes}D";

    public override bool GivesSums => true;

    // The algorithms differ in the last digits.
    public override IReadOnlyList<OptionRule> Options { get; } =
    [
        .. Windows.Options(axes), OptionRule.Number("Groups", 1), OptionRule.UseBias, OptionRule.Trainable,
        OptionRule.Choice("Algorithm", "Automatic", "Direct", "Winograd").OfTraining,
    ];

    public override Layer? Infer(InferenceContext context)
    {
        if (Windows.Infer(context, axes) is not { } windows) return null;
        int channels = context.Input.Channels, filters = (int)context.Number("Filters", 0);
        if (filters < 1) return context.Fail(ProblemCode.ArgumentOutOfRange, "filters", filters.ToString(), "at least 1");
        int groups = (int)context.Number("Groups", 1);
        if (groups < 1 || channels % groups > 0 || filters % groups > 0)
            return context.Fail(ProblemCode.ArgumentOutOfRange, "groups", groups.ToString(), $"a divisor of {channels} channels and {filters} filters");
        if (!Algorithm.Fits(context.Node.Spec, ConvolutionShape.Of(windows, channels, channels, filters), groups))
            return context.Fail(ProblemCode.ArgumentOutOfRange, "algorithm", Algorithm.Name(context.Node.Spec), Algorithm.Fitting);
        int[] kernel = [.. windows.Select(axis => axis.Taps), channels / groups, filters];
        long weights = kernel.Aggregate(1L, (product, axis) => product * axis);
        if (weights > Parameters.MostNumbers) return context.Fail(ProblemCode.SizeOverflow, $"its kernel [{string.Join(", ", kernel)}]");

        bool trainable = context.Flag("Trainable", true);
        var parameters = new List<ParameterSpec> { Parameters.Declare(context, "kernel", kernel, "GlorotUniform", trainable, groups > 1 ? MemoryOrder.Rows : MemoryOrder.Panels) };
        if (context.Flag("UseBias", true)) parameters.Add(Parameters.Declare(context, "bias", [filters], "Zeros", trainable));
        var output = Shape.Of([.. windows.Select(axis => axis.Output), filters]);
        string label = context.Node.Spec.Activation is { } activation ? $"{Name}({activation.Name})" : Name;
        return new Layer(output, parameters.ToEquatableArray(), weights * output.Positions, label);
    }

    // The convolution of a layer with several groups, else null.
    private static GroupedConvolution? Grouped(NodeSpec node, Shape input, IReadOnlyList<TapAxis> windows, int filters)
    {
        int groups = (int)node.Number("Groups", 1);
        return groups == 1 ? null : new GroupedConvolution(groups, input.Channels / groups, filters / groups, windows);
    }

    // Minimal filtering where it is wanted, or expected to be faster; else null.
    private WinogradShape? Winograd(ITensors tensors, int filters)
    {
        var (node, input) = (tensors.Node.Spec, tensors.InputShapes[0]);
        var shape = ConvolutionShape.Of(Windows.Of(node, input, axes), input.Channels, Padding.Stride(input.Channels, tensors.Element), filters);
        return Algorithm.UsesWinograd(node, shape, tensors.Element, tensors.Training) ? new WinogradShape(shape) : null;
    }

    // Minimal filtering reads whole vectors of channels.
    private Tensor InputOf(ITensors tensors, WinogradShape? winograd)
    {
        var (input, windows) = (tensors.InputShapes[0], Windows.Of(tensors.Node.Spec, tensors.InputShapes[0], axes));
        var x = PaddedInput.Of(tensors.Inputs[0], input, windows, tensors);
        return winograd is null ? x : tensors.Aligned(x, PaddedInput.ShapeOf(input, windows));
    }

    private ConvolutionShape ShapeOf(NodeSpec node, Shape input, Tensor x, int filters) =>
        ConvolutionShape.Of(Windows.Of(node, input, axes), input.Channels, x.ChannelStride, filters);
}
