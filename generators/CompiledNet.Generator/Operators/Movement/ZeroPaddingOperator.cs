using System.Collections.Generic;
using System.Linq;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Operators.Options;

namespace CompiledNet.Generator.Operators.Movement;

/// <summary>Zeros around the <paramref name="axes"/> axes before the channels.</summary>
internal sealed class ZeroPaddingOperator(int axes) : MovementOperator
{
    public override string Name => $"ZeroPadding{axes}D";

    public override IReadOnlyList<OptionRule> Options { get; } = [new("Padding", context => Margins.Text(context.Node, "Padding", axes, 1))];

    public override Layer? Infer(InferenceContext context)
    {
        if (context.Input.Rank != axes + 1) return context.FailAxes(axes, context.Input);
        if (Margins.Of(context.Node.Spec, "Padding", axes, 1) is not { } margins || margins.Any(margin => margin.Before < 0 || margin.After < 0))
            return context.FailCount("padding", Margins.Expected(axes));
        var output = Shape.Of([.. margins.Select((margin, axis) => checked(context.Input.Dimensions[axis] + margin.Before + margin.After)), context.Input.Channels]);
        return new Layer(output, EquatableArray<ParameterSpec>.Empty, 0, Name);
    }

    protected override Move MoveOf(NodeSpec node, Shape input, Shape output)
    {
        var margins = Margins.Of(node, "Padding", axes, 1)!;
        return new Move([.. input.Dimensions.Select((length, axis) => new MovedAxis(length, axis, axis))], new int[axes + 1], [.. margins.Select(margin => margin.Before), 0]);
    }
}
