using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Kernels;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Pooling;

/// <summary>The largest number or the mean of windows that move over the <paramref name="axes"/> axes before the channels.</summary>
internal sealed class PoolingOperator(PoolingOperation operation, int axes) : WindowOperator(operation)
{
    private const int DefaultSize = 2;

    public override string Name => $"{(Operation == PoolingOperation.Maximum ? "Max" : "Average")}Pooling{axes}D";

    public override IReadOnlyList<OptionRule> Options { get; } =
    [
        OptionRule.PerAxis("PoolSize", axes, DefaultSize),
        new("Strides", context => OptionText.Of(Strides(context.Node, axes)!)),
        OptionRule.Choice("Padding", "Valid", "Same"),
    ];

    public override Layer? Infer(InferenceContext context)
    {
        if (context.Input.Rank != axes + 1) return context.FailAxes(axes, context.Input);
        var node = context.Node.Spec;
        if (node.PerAxis("PoolSize", axes, DefaultSize) is not { } sizes || sizes.Any(size => size < 1)) return context.FailCount("poolSize", SpatialShape.OneForEach(axes));
        if (Strides(node, axes) is not { } strides || strides.Any(stride => stride < 1)) return context.FailCount("strides", SpatialShape.OneForEach(axes));
        if (node.Number("Padding", 0) is not (0 or 1) and var padding) return context.Fail(ProblemCode.ArgumentOutOfRange, "padding", padding.ToString("G", CultureInfo.InvariantCulture), "Padding.Valid or Padding.Same");
        if (!IsSame(node) && sizes.Where((size, axis) => size > context.Input.Dimensions[axis]).Any())
            return context.FailShape($"at least as many positions as its window has, [{string.Join(", ", sizes)}]", context.Input, "use a smaller window or Padding = Padding.Same");
        var output = Shape.Of([.. Axes(node, context.Input).Select(axis => axis.Output), context.Input.Channels]);
        return new Layer(output, EquatableArray<ParameterSpec>.Empty, 0, Name);
    }

    protected override IReadOnlyList<WindowAxis> Axes(NodeSpec node, Shape input)
    {
        IReadOnlyList<int> sizes = node.PerAxis("PoolSize", axes, DefaultSize)!, strides = Strides(node, axes)!;
        return
        [
            .. Enumerable.Range(0, axes).Select(axis => IsSame(node)
                ? WindowAxis.Same(input.Dimensions[axis], sizes[axis], strides[axis])
                : WindowAxis.Valid(input.Dimensions[axis], sizes[axis], strides[axis])),
        ];
    }

    private static IReadOnlyList<int>? Strides(NodeSpec node, int axes) =>
        node.Integers("Strides").Count == 0 ? node.PerAxis("PoolSize", axes, DefaultSize) : node.PerAxis("Strides", axes, DefaultSize);

    private static bool IsSame(NodeSpec node) => node.Number("Padding", 0) != 0;
}
